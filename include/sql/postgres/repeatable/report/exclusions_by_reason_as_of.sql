-- Purpose: number of households that each reason excluded or held as of a publication
-- Reads:   published.decision_as_of
-- Writes:  report.exclusions_by_reason_as_of
create or replace function report.exclusions_by_reason_as_of(publication_id bigint)
returns table (
    period text, kelurahan_code text, status text, reason_code text, households bigint
)
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select d.period, d.kelurahan_code, d.status, reason.code, count(*)
    from published.decision_as_of(exclusions_by_reason_as_of.publication_id) as d
    cross join lateral unnest(d.reason_codes) as reason (code)
    group by d.period, d.kelurahan_code, d.status, reason.code
$$;
comment on function report.exclusions_by_reason_as_of is 'Households by kelurahan and reason for which they were excluded or held, as they stood at a publication. One with two reasons counts in both.';
