-- Purpose: variants that moved: the latest relocation of every living member leads to one kelurahan
--          of DKI, or out of DKI; the address is that of the latest one, blanks included
-- Reads:   member, relocation
-- Writes:  household_move
-- Params:  first_day
with moved as (
    select
        variant_no,
        max(recency) as recency,
        bool_and(leads_out_of_dki) as is_out,
        bool_and(moved_on < $first_day) as is_before_period
    from member
    where is_living
    group by variant_no
    having
        count(*) = count(recency)
        and (bool_and(leads_out_of_dki) or min(region_to) = max(region_to))
)

select
    moved.variant_no, moved.is_out, moved.is_before_period,
    relocation.region_to as kelurahan_code, relocation.rt_to as rt, relocation.rw_to as rw,
    relocation.address_to as address,
    relocation.row_key
from moved
inner join relocation on moved.recency = relocation.recency
