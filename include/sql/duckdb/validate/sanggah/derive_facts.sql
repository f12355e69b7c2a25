-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    appeal is not null as appeal_is_given,
    columns('^(lodging_date|appealed_period)_text$') is not null as "\1_is_given",
    grounds is not null as grounds_are_given,
    lodging_date_text is null or lodged_on is not null as lodging_date_is_readable,
    appealed_period_text is null or appealed_period is not null as appealed_period_is_readable,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable"
from record
