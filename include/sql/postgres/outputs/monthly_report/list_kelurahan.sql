-- Purpose: decisions, coverage and data quality of each of the 267 kelurahan for a period
-- Reads:   report.recipients_by_kelurahan, report.coverage, report.data_quality_ranking
-- Writes:  -
-- Params:  period
select
    r.kelurahan_code, r.kelurahan, r.kecamatan, r.kota,
    r.households, r.eligible, r.held, r.ineligible, r.eligible_members, r.amount_idr,
    c.has_submitted, c.listed, c.carried,
    coalesce(q.defects, 0) as defects, q.defects_per_100_households, q.change as defects_change,
    coalesce(q.top_defects, '{}') as top_defects
from report.recipients_by_kelurahan as r
inner join report.coverage as c on r.period = c.period and r.kelurahan_code = c.kelurahan_code
left join report.data_quality_ranking as q
    on r.period = q.period and r.kelurahan_code = q.kelurahan_code
where r.period = :period
order by r.kelurahan_code
