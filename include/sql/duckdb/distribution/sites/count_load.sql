-- Purpose: number of recipients of each site on each day that it is in use
-- Reads:   allotment, usable_site
-- Writes:  site_load
select
    s.site_code,
    s.site_name,
    s.kelurahan_code,
    a.day,
    s.daily_capacity,
    sum(a.recipients)::bigint as recipients
from allotment as a
inner join usable_site as s on a.site_code = s.site_code
group by all
