-- Purpose: households by reason; one with two reasons counts in both
-- Reads:   decision
-- Writes:  ops.reason_count
with stated as (
    select period, kelurahan_code, status, unnest(reason_codes) as reason_code
    from decision
)

select period, kelurahan_code, status, reason_code, count(*) as households
from stated
group by period, kelurahan_code, status, reason_code
order by all
