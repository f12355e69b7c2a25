-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    account is not null as account_is_given,
    name is not null as name_is_given,
    columns('^(status|status_date)_text$') is not null as "\1_is_given",
    status_text is null or status is not null as status_is_known,
    status_date_text is null or status_on is not null as status_date_is_readable,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable"
from record
