-- Purpose: every site with its latest row; its daily capacity is limited by policy
-- Reads:   site_row, file_known
-- Writes:  site
-- Params:  most_recipients
select
    r.site_code,
    r.site_name,
    r.kelurahan_code,
    r.latitude,
    r.longitude,
    least(r.daily_capacity, $most_recipients) as daily_capacity,
    r.opens_on,
    r.closes_on
from site_row as r
inner join file_known as f on r.file_no = f.file_no
qualify
    row_number() over (
        partition by r.site_code order by f.landed_on desc, f.sha256 desc, r.row_number desc
    ) = 1
