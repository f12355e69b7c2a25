-- Purpose: families of each kelurahan's latest earlier list, and those that a quarantined row
--          returned to their households then, from the last publication
-- Reads:   family_known, published_household
-- Writes:  earlier_family
-- Params:  period, earliest_period, published_period
with listed as (
    select kelurahan_code, max(period) as period
    from family_known
    where period >= $earliest_period and period < $period
    group by kelurahan_code
),

submitted as (
    select distinct kelurahan_code from family_known where period = $period
),

earlier as (
    select family.family_key, family.kelurahan_code
    from family_known as family
    inner join listed
        on family.kelurahan_code = listed.kelurahan_code and family.period = listed.period
    union
    select published.family_key, published.kelurahan_code
    from published_household as published
    inner join listed
        on
            published.kelurahan_code = listed.kelurahan_code
            and listed.period <= $published_period
    where published.list_period >= $earliest_period
)

select
    earlier.family_key, earlier.kelurahan_code,
    submitted.kelurahan_code is not null as has_submitted
from earlier
left join submitted on earlier.kelurahan_code = submitted.kelurahan_code
