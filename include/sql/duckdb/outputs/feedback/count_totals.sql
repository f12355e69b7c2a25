-- Purpose: public figures of each kelurahan: rows by result, households by decision. The kelurahan
--          of a household is the one after relocation
-- Reads:   kelurahan, feedback_row, decision
-- Writes:  kelurahan_total
with sent as (
    select
        kelurahan_code,
        count(*) as rows,
        count(*) filter (where status_code = 'QUARANTINED') as quarantined
    from feedback_row
    group by kelurahan_code
),

decided as (
    select
        kelurahan_code,
        count(*) filter (where status = 'ELIGIBLE') as eligible,
        count(*) filter (where status = 'HELD') as held,
        count(*) filter (where status = 'INELIGIBLE') as ineligible
    from decision
    group by kelurahan_code
)

select
    k.kota,
    k.kecamatan,
    k.kelurahan,
    k.kelurahan_code,
    coalesce(s.rows, 0) as rows,
    coalesce(s.quarantined, 0) as quarantined,
    coalesce(d.eligible, 0) as eligible,
    coalesce(d.held, 0) as held,
    coalesce(d.ineligible, 0) as ineligible
from kelurahan as k
left join sent as s on k.kelurahan_code = s.kelurahan_code
left join decided as d on k.kelurahan_code = d.kelurahan_code
order by k.kelurahan_code
