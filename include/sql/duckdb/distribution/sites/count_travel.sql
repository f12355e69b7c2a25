-- Purpose: distance and number of recipients by kelurahan and site
-- Reads:   allotment, distance
-- Writes:  site_travel
select
    a.kelurahan_code,
    a.site_code,
    d.km,
    sum(a.recipients)::bigint as recipients
from allotment as a
inner join distance as d on a.kelurahan_code = d.kelurahan_code and a.site_code = d.site_code
group by all
