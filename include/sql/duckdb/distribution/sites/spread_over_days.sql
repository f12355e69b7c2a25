-- Purpose: recipients of a kelurahan by site and day, by their numbers; a site serves one kelurahan
--          after another, with equal numbers per day
-- Reads:   seat, opening
-- Writes:  allotment
with queue as (
    select
        kelurahan_code,
        site_code,
        sum(recipients) over (partition by kelurahan_code order by site_code) - recipients
            as before_in_kelurahan,
        sum(recipients) over (partition by site_code order by kelurahan_code) - recipients
            as before_at_site,
        sum(recipients) over (partition by site_code order by kelurahan_code) as up_to_here_at_site,
        sum(recipients) over (partition by site_code) as site_recipients
    from seat
),

numbered as (
    select
        site_code,
        day,
        row_number() over (partition by site_code order by day) as day_number,
        count(*) over (partition by site_code) as days
    from opening
),

served as (
    select
        q.kelurahan_code,
        q.site_code,
        n.day,
        q.before_in_kelurahan - q.before_at_site as shift,
        greatest(q.before_at_site, q.site_recipients * (n.day_number - 1) // n.days)
            as served_before,
        least(q.up_to_here_at_site, q.site_recipients * n.day_number // n.days) as served_after
    from queue as q
    inner join numbered as n on q.site_code = n.site_code
)

select
    kelurahan_code,
    site_code,
    day,
    (shift + served_before + 1)::bigint as first_place,
    (served_after - served_before)::bigint as recipients
from served
where served_after > served_before
