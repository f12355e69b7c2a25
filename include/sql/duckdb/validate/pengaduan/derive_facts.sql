-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    complaint is not null as complaint_is_given,
    lodged_text is not null as lodging_date_is_given,
    category_text is not null as category_is_given,
    lodged_text is null or lodged_on is not null as lodging_date_is_readable,
    category_text is null or category is not null as category_is_known,
    kk_is_damaged is not true as kk_is_undamaged,
    kk_number is null or kk_is_damaged or no_kk is not null as kk_is_usable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable,
    kelurahan is null or kelurahan_code is not null as kelurahan_is_known
from record
