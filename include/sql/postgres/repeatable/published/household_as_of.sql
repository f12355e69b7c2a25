-- Purpose: the households of a publication's period as of that publication
-- Reads:   published.decision_as_of
-- Writes:  published.household_as_of
create or replace function published.household_as_of(publication_id bigint)
returns table (
    household_id text, no_kk text, kelurahan_code text, rt text, rw text, member_count integer
)
language sql stable parallel safe
as $$
    select household_id, no_kk, kelurahan_code, rt, rw, member_count
    from published.decision_as_of(household_as_of.publication_id)
$$;
comment on function published.household_as_of is 'Households of a publication''s period, their place and living members, as they stood when it was published. Personal data.';
