-- Purpose: families to carry forward: those of households on the earlier list of a kelurahan that
--          has not submitted, or, if it has, of households with a quarantined row in the period;
--          never of a household that is on a list of the period
-- Reads:   earlier_household, member_known, family_key, quarantined_row, kk_class
-- Writes:  carried_family
-- Params:  period
with on_list as (
    select distinct earlier.household_no
    from earlier_household as earlier
    inner join family_key as earlier_key on earlier.family_key = earlier_key.family_key
    inner join family_key as now_key
        on earlier_key.kind = now_key.kind and earlier_key.value = now_key.value
    where now_key.period = $period
),

quarantined_kk as (
    select distinct coalesce(kk_class.kk_class, quarantined.no_kk) as value
    from quarantined_row as quarantined
    left join kk_class on quarantined.no_kk = kk_class.no_kk
    where quarantined.period = $period and quarantined.no_kk is not null
),

still_named as (
    select earlier.household_no
    from earlier_household as earlier
    inner join family_key on earlier.family_key = family_key.family_key
    inner join quarantined_kk on family_key.value = quarantined_kk.value
    where family_key.kind = 'no_kk'
    union
    select earlier.household_no
    from earlier_household as earlier
    inner join member_known as member on earlier.family_key = member.family_key
    inner join quarantined_row as quarantined
        on member.nik = quarantined.nik and quarantined.period = $period
    where earlier.is_counting
)

select family_key
from earlier_household
where
    not exists (
        select 1 from on_list where on_list.household_no = earlier_household.household_no
    )
    and (not has_submitted or household_no in (select household_no from still_named))
