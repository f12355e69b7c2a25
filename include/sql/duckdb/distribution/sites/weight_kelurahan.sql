-- Purpose: weight of a kilometre for each kelurahan: 1, plus 1 for every 1 % of its recipients who
--          complained within complaint_days of a site too far away
-- Reads:   waiting, complaint
-- Writes:  weighed
-- Params:  run_date, complaint_days, most_extra_weight
with complained as (
    select kelurahan_code, count(*) as complaints
    from complaint
    where
        category = 'LOKASI_TERLALU_JAUH'
        and kelurahan_code is not null
        and lodged_on > $run_date - $complaint_days
    group by kelurahan_code
)

select
    w.kelurahan_code,
    coalesce(c.complaints, 0) as complaints,
    1 + least($most_extra_weight, 100 * coalesce(c.complaints, 0) / w.recipients)::double as weight
from waiting as w
left join complained as c on w.kelurahan_code = c.kelurahan_code
