-- Purpose: travel of recipients who have not collected, under a plan, even an earlier one with more
--          recipients
-- Reads:   recipient, assignment, distance
-- Writes:  site_travel
select
    r.kelurahan_code,
    a.site_code,
    d.km,
    count(*) as recipients
from recipient as r
inner join assignment as a on r.household_id = a.household_id
inner join distance as d on r.kelurahan_code = d.kelurahan_code and a.site_code = d.site_code
group by all
