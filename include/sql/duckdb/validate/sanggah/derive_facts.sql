-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    appeal is not null as appeal_is_given,
    lodged_text is not null as lodging_date_is_given,
    appealed_text is not null as appealed_period_is_given,
    grounds is not null as grounds_are_given,
    lodged_text is null or lodged_on is not null as lodging_date_is_readable,
    appealed_text is null or appealed_period is not null as appealed_period_is_readable,
    kk_is_damaged is not true as kk_is_undamaged,
    kk_number is null or kk_is_damaged or no_kk is not null as kk_is_usable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable
from record
