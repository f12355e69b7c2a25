-- Purpose: the site and the day of every household
-- Reads:   recipient, allotment
-- Writes:  site_assignment
select r.household_id, a.site_code, a.day
from recipient as r
asof inner join allotment as a
    on r.kelurahan_code = a.kelurahan_code and r.place >= a.first_place
