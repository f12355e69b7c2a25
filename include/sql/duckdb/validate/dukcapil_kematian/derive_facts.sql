-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    certificate is not null as certificate_is_given,
    name is not null as name_is_given,
    columns('^(death_date|report_date|event)_text$') is not null as "\1_is_given",
    death_date_text is null or died_on is not null as death_date_is_readable,
    report_date_text is null or reported_on is not null as report_date_is_readable,
    coalesce(died_on <= reported_on, true) as death_is_not_after_report,
    event_text is null or is_reversal is not null as event_is_known,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable",
    birth_text is null or birth_date is not null as birth_date_is_possible,
    kelurahan_text is null or kelurahan_code is not null as kelurahan_is_known
from record
