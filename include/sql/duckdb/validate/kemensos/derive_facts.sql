-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    name is not null as name_is_given,
    columns('^(programme|status)_text$') is not null as "\1_is_given",
    programme_text is null or programme is not null as programme_is_known,
    status_text is null or is_active is not null as status_is_known,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable",
    birth_text is null or birth_date is not null as birth_date_is_possible,
    kelurahan_text is null or kelurahan_code is not null as kelurahan_is_known
from record
