-- Purpose: every key that identifies a household of the period, as written and by its class
-- Reads:   household_family, family_key, kk_class
-- Writes:  household_key_now
select distinct
    grouped.household_no, 'no_kk' as kind, grouped.no_kk as value,
    coalesce(kk_class.kk_class, grouped.no_kk) as class_value
from household_family as grouped
left join kk_class on grouped.no_kk = kk_class.no_kk
where grouped.no_kk is not null
union all
select distinct
    grouped.household_no, family_key.kind, family_key.value,
    family_key.value as class_value
from household_family as grouped
inner join family_key on grouped.family_key = family_key.family_key
where family_key.kind <> 'no_kk'
