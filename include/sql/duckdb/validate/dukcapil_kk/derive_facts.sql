-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    no_kk is not null or kk_from_fault is not null as kk_from_is_given,
    no_kk_to is not null or kk_to_fault is not null as kk_to_is_given,
    nik is not null or nik_fault is not null as nik_is_given,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable",
    effective_date_text is not null as effective_date_is_given,
    effective_date_text is null or effective_on is not null as effective_date_is_readable
from record
