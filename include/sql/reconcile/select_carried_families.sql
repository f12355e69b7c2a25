-- Purpose: families that may be carried forward: those on the latest earlier list of a kelurahan that
--          has not submitted, or, where it has, that a quarantined row of the period still carries;
--          never one that is on a list of the period
-- Reads:   family_known, member_known, family_key, quarantined_row, kk_class
-- Writes:  carried_family
-- Params:  period, earliest_period
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
    select family.family_key, family.no_kk, submitted.kelurahan_code is not null as has_submitted
    from family_known as family
    inner join listed
        on family.kelurahan_code = listed.kelurahan_code and family.period = listed.period
    left join submitted on family.kelurahan_code = submitted.kelurahan_code
),

on_list as (
    select distinct earlier_key.family_key
    from family_key as earlier_key
    inner join family_key as now_key
        on earlier_key.kind = now_key.kind and earlier_key.value = now_key.value
    where earlier_key.period < $period and now_key.period = $period
),

quarantined_kk as (
    select distinct coalesce(kk_class.kk_class, quarantined.no_kk) as value
    from quarantined_row as quarantined
    left join kk_class on quarantined.no_kk = kk_class.no_kk
    where quarantined.period = $period and quarantined.no_kk is not null
),

still_named as (
    select family_key.family_key
    from family_key
    inner join quarantined_kk on family_key.value = quarantined_kk.value
    where family_key.kind = 'no_kk' and family_key.period < $period
    union
    select member.family_key
    from member_known as member
    inner join quarantined_row as quarantined
        on member.nik = quarantined.nik and quarantined.period = $period
    where member.period >= $earliest_period and member.period < $period
)

select earlier.family_key
from earlier
where
    earlier.family_key not in (select family_key from on_list)
    and (
        not earlier.has_submitted
        or earlier.family_key in (select family_key from still_named)
    )
