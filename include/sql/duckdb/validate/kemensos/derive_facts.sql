-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    name is not null as name_is_given,
    programme_text is not null as programme_is_given,
    status_text is not null as status_is_given,
    programme_text is null or programme is not null as programme_is_known,
    status_text is null or is_active is not null as status_is_known,
    kk_is_damaged is not true as kk_is_undamaged,
    kk_number is null or kk_is_damaged or no_kk is not null as kk_is_usable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable,
    birth_text is null or birth_date is not null as birth_date_is_possible,
    kelurahan is null or kelurahan_code is not null as kelurahan_is_known
from record
