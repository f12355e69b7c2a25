-- Purpose: changes of a new plan by kelurahan and site: recipients before and after
-- Reads:   former_travel, site_travel, kelurahan, site
-- Writes:  proposal
select
    coalesce(f.kelurahan_code, n.kelurahan_code) as kelurahan_code,
    k.kelurahan,
    coalesce(f.site_code, n.site_code) as site_code,
    show_cell(s.site_name) as site_name,
    coalesce(f.recipients, 0) as recipients_before,
    coalesce(n.recipients, 0) as recipients_after,
    coalesce(n.km, f.km) as km
from former_travel as f
full join site_travel as n on f.kelurahan_code = n.kelurahan_code and f.site_code = n.site_code
inner join kelurahan as k on coalesce(f.kelurahan_code, n.kelurahan_code) = k.kelurahan_code
inner join site as s on coalesce(f.site_code, n.site_code) = s.site_code
where coalesce(f.recipients, 0) <> coalesce(n.recipients, 0)
