-- Purpose: which kelurahan have submitted; every published period has all 267
-- Reads:   ops.listing_count, published.publication, ops.kelurahan
-- Writes:  report.coverage
create or replace view report.coverage with (security_barrier) as
select
    p.period,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    coalesce(c.listed > 0, false) as has_submitted,
    coalesce(c.listed, 0) as listed,
    coalesce(c.carried, 0) as carried,
    coalesce(c.not_proposed, 0) as not_proposed
from (select distinct period from published.publication) as p
cross join ops.kelurahan as k
left join ops.listing_count as c on p.period = c.period and k.kelurahan_code = c.kelurahan_code;
