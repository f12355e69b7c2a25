-- Purpose: number of households by kelurahan and status as of a publication
-- Reads:   published.decision_as_of, ops.kelurahan
-- Writes:  report.households_by_kelurahan_as_of
create or replace function report.households_by_kelurahan_as_of(publication_id bigint)
returns table (
    period text, kelurahan_code text, kelurahan text, kecamatan text, kota text,
    eligible bigint, held bigint, ineligible bigint, living_members bigint, amount_idr bigint
)
language sql stable security definer parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select
        d.period, d.kelurahan_code, k.kelurahan, k.kecamatan, k.kota,
        d.eligible, d.held, d.ineligible, d.living_members, d.amount_idr
    from (
        select
            period,
            kelurahan_code,
            count(*) filter (where status = 'ELIGIBLE') as eligible,
            count(*) filter (where status = 'HELD') as held,
            count(*) filter (where status = 'INELIGIBLE') as ineligible,
            sum(member_count) as living_members,
            sum(amount_idr)::bigint as amount_idr
        from published.decision_as_of(households_by_kelurahan_as_of.publication_id)
        group by period, kelurahan_code
    ) as d
    left join ops.kelurahan as k on k.kelurahan_code = d.kelurahan_code
$$;
comment on function report.households_by_kelurahan_as_of is 'Households by kelurahan and status, their living members and the rupiah to be paid, as they stood at a publication.';
