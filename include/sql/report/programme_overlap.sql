-- Purpose: households excluded because they receive another programme
-- Reads:   published.current_decision, ops.kelurahan
-- Writes:  report.programme_overlap
create or replace view report.programme_overlap with (security_barrier) as
select
    d.period,
    d.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    found.programme,
    count(*) as households
from published.current_decision as d
cross join lateral (
    select distinct item ->> 'programme' as programme
    from jsonb_array_elements(d.evidence -> 'ENROLLED_ELSEWHERE') as evidence (item)
) as found
left join ops.kelurahan as k on k.kelurahan_code = d.kelurahan_code
where d.reason_codes @> array['ENROLLED_ELSEWHERE']
group by d.period, d.kelurahan_code, k.kelurahan, k.kecamatan, k.kota, found.programme;
comment on view report.programme_overlap is 'Households that receive another programme. One with two programmes counts in both.';
comment on column report.programme_overlap.period is 'Month to be paid.';
comment on column report.programme_overlap.kelurahan_code is 'Region code.';
comment on column report.programme_overlap.kelurahan is 'Name of the kelurahan.';
comment on column report.programme_overlap.kecamatan is 'Name of the kecamatan.';
comment on column report.programme_overlap.kota is 'Name of the city or regency.';
comment on column report.programme_overlap.programme is 'The other programme, such as PKH.';
comment on column report.programme_overlap.households is 'Number of households.';
