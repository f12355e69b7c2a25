-- Purpose: how full the fullest site is on its fullest day, and how far on average the recipients
--          travel whose kelurahan complained of sites too far away (null when none did)
-- Reads:   site_load, site_travel, weighed
-- Writes:  complained_travel
select
    (select max(recipients / daily_capacity) from site_load) as highest_load,
    (sum(t.km * t.recipients) / sum(t.recipients))::double as complained_km
from site_travel as t
inner join weighed as w on t.kelurahan_code = w.kelurahan_code
where w.complaints > 0
