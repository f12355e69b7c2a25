-- Purpose: recipients who have not collected, by site and day of a plan
-- Reads:   recipient, assignment, usable_site
-- Writes:  site_load
select
    a.site_code,
    a.day,
    s.daily_capacity,
    count(*) as recipients
from recipient as r
inner join assignment as a on r.household_id = a.household_id
inner join usable_site as s on a.site_code = s.site_code
group by all
