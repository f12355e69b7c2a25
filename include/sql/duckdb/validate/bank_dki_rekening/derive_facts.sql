-- Purpose: what is true of each row; true also where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    account is not null as account_is_given,
    name is not null as name_is_given,
    status_text is not null as status_is_given,
    status_date_text is not null as status_date_is_given,
    status_text is null or status is not null as status_is_known,
    status_date_text is null or status_on is not null as status_date_is_readable,
    nik_is_damaged is not true as nik_is_undamaged,
    nik_number is null or nik_is_damaged or nik is not null as nik_is_usable
from record
