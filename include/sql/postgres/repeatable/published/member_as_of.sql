-- Purpose: the members of a publication's period as of that publication
-- Reads:   published.member, published.publication
-- Writes:  published.member_as_of
create or replace function published.member_as_of(publication_id bigint)
returns setof published.member
language sql stable parallel safe
as $$
    select member.*
    from published.publication
    inner join published.member
        on member.period = publication.period
        and published.stood_at(
            publication.publication_id, member.publication_id, member.closed_by_publication_id
        )
    where publication.publication_id = member_as_of.publication_id
$$;
comment on function published.member_as_of is 'Members of the households of a publication''s period as they stood when it was published; none when there is no such publication. Personal data.';
