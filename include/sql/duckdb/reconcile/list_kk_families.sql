-- Purpose: the latest family on any list, up to this period, under each Kartu Keluarga that a
--          change or a relocation names
-- Reads:   family_known, kk_change, relocation
-- Writes:  kk_family
-- Params:  period
with named as (
    select no_kk_from as no_kk from kk_change
    union
    select no_kk_to from kk_change
    union
    select no_kk_from from relocation where no_kk_to is not null and not leads_out_of_dki
    union
    select no_kk_to from relocation where no_kk_from is not null and not leads_out_of_dki
)

select family.family_key, family.no_kk, family.kelurahan_code, family.head_nik
from family_known as family
where family.period <= $period and family.no_kk in (select no_kk from named)
qualify
    row_number() over (
        partition by family.no_kk
        order by
            family.period desc, family.landed_on desc, family.landing_number desc,
            family.sha256 desc, family.first_row desc
    ) = 1
