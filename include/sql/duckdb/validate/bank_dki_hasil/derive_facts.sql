-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    instruction_id is not null as instruction_is_given,
    account is not null as account_is_given,
    name is not null as name_is_given,
    columns('^(amount|status|result_date)_text$') is not null as "\1_is_given",
    amount_text is null or amount_idr is not null as amount_is_whole_rupiah,
    status_text is null or status is not null as status_is_known,
    result_date_text is null or result_on is not null as result_date_is_readable
from record
