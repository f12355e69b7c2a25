-- Purpose: distance of every usable site from every kelurahan with recipients, in whole metres,
--          which add up exactly; no pairs between islands and mainland, which do not serve each
--          other
-- Reads:   waiting, kelurahan_place, usable_site
-- Writes:  distance
select
    w.kelurahan_code,
    s.site_code,
    distance_km(p.latitude, p.longitude, s.latitude, s.longitude)::decimal(9, 3) as km
from waiting as w
inner join kelurahan_place as p on w.kelurahan_code = p.kelurahan_code
inner join usable_site as s on w.is_on_islands = s.is_on_islands
