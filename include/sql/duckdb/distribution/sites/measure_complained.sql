-- Purpose: load of the fullest site on its fullest day, and mean distance of recipients in
--          kelurahan that complained of sites too far away (null without complaints)
-- Reads:   site_load, site_travel, weighed
-- Writes:  complained_travel
select
    (select max(recipients / daily_capacity) from site_load) as highest_load,
    (sum(t.km * t.recipients) / sum(t.recipients))::double as complained_km
from site_travel as t
inner join weighed as w on t.kelurahan_code = w.kelurahan_code
where w.complaints > 0
