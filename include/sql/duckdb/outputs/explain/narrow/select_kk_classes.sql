-- Purpose: Kartu Keluarga classes of the numbers in steps of the persons concerned
-- Reads:   kk_class, kk_event, relocation
-- Writes:  kk_class
with named as (
    select no_kk_from as no_kk from kk_event
    union
    select no_kk_to from kk_event
    union
    select no_kk_from from relocation
    union
    select no_kk_to from relocation
)

select *
from kk_class
where no_kk in (select no_kk from named)
