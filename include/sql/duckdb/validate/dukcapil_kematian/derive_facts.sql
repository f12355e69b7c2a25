-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    certificate is not null as certificate_is_given,
    name is not null as name_is_given,
    death_text is not null as death_date_is_given,
    report_text is not null as report_date_is_given,
    event is not null as event_is_given,
    death_text is null or died_on is not null as death_date_is_readable,
    report_text is null or reported_on is not null as report_date_is_readable,
    coalesce(died_on <= reported_on, true) as death_is_not_after_report,
    event is null or is_reversal is not null as event_is_known,
    kk_is_damaged is not true as kk_is_undamaged,
    kk_number is null or kk_is_damaged or no_kk is not null as kk_is_usable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable,
    birth_text is null or birth_date is not null as birth_date_is_possible,
    kelurahan is null or kelurahan_code is not null as kelurahan_is_known
from record
