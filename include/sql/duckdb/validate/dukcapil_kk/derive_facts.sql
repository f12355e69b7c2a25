-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    kk_from_number is not null as kk_from_is_given,
    kk_to_number is not null as kk_to_is_given,
    nik_number is not null as nik_is_given,
    effective_text is not null as effective_date_is_given,
    effective_text is null or effective_on is not null as effective_date_is_readable,
    kk_from_is_damaged is not true as kk_from_is_undamaged,
    kk_to_is_damaged is not true as kk_to_is_undamaged,
    kk_from_number is null or kk_from_is_damaged or no_kk is not null as kk_from_is_usable,
    kk_to_number is null or kk_to_is_damaged or no_kk_to is not null as kk_to_is_usable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable
from record
