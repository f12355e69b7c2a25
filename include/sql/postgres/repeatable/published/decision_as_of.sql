-- Purpose: the decisions of a publication's period as of that publication
-- Reads:   published.decision, published.publication
-- Writes:  published.decision_as_of
create or replace function published.decision_as_of(publication_id bigint)
returns setof published.decision
language sql stable parallel safe
as $$
    select decision.*
    from published.publication
    inner join published.decision
        on decision.period = publication.period
        and published.stood_at(
            publication.publication_id, decision.publication_id, decision.closed_by_publication_id
        )
    where publication.publication_id = decision_as_of.publication_id
$$;
comment on function published.decision_as_of is 'Decisions of a publication''s period as they stood when it was published; none when there is no such publication. Personal data.';
