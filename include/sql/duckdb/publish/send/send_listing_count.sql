-- Purpose: listed households by kelurahan, before relocation
-- Reads:   decision
-- Writes:  ops.listing_count
select
    period,
    list_kelurahan_code as kelurahan_code,
    count(*) filter (where not is_carried and not is_left_out) as listed,
    count(*) filter (where is_carried) as carried,
    count(*) filter (where is_left_out) as not_proposed
from (
    select
        period,
        list_kelurahan_code,
        list_contains(notes, 'CARRIED_FORWARD') as is_carried,
        list_contains(reason_codes, 'NOT_PROPOSED') as is_left_out
    from decision
) as placed
group by period, list_kelurahan_code
order by all
