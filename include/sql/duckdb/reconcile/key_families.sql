-- Purpose: keys of a family of the period or of a list that may be carried forward: its Kartu
--          Keluarga (through renumbering), its eldest head's NIK; with neither, its address and
--          head
-- Reads:   family_known, kk_class
-- Writes:  family_key
-- Params:  period, earliest_period
with recent as (
    select family.*, coalesce(kk_class.kk_class, family.no_kk) as kk_class
    from family_known as family
    left join kk_class on family.no_kk = kk_class.no_kk
    where family.period between $earliest_period and $period
)

select family_key, period, 'no_kk' as kind, kk_class as value
from recent
where kk_class is not null
union all
select family_key, period, 'head_nik', head_nik
from recent
where head_nik is not null
union all
select
    family_key, period, 'address',
    concat_ws(
        '|', kelurahan_code, coalesce(rt, ''), coalesce(rw, ''), coalesce(address_key, ''),
        coalesce(head_name_key, ''), strftime(head_birth_date, '%Y-%m-%d')
    )
from recent
where kk_class is null and head_nik is null
