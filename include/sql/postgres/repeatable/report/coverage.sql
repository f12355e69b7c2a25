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
comment on view report.coverage is 'Which kelurahan have submitted for a period, as of its last publication.';
comment on column report.coverage.kelurahan_code is 'Region code.';
comment on column report.coverage.has_submitted is 'A family of its list of the period stands.';
comment on column report.coverage.listed is 'Households on its list of the period.';
comment on column report.coverage.not_proposed is 'Households that its list of the period left out.';
