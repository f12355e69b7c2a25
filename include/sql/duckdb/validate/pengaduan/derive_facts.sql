-- Purpose: the facts of each row; true where a fact does not apply
-- Reads:   record
-- Writes:  fact
select
    row_key,
    complaint is not null as complaint_is_given,
    columns('^(lodging_date|category)_text$') is not null as "\1_is_given",
    lodging_date_text is null or lodged_on is not null as lodging_date_is_readable,
    category_text is null or category is not null as category_is_known,
    (columns('^(.*)_fault$') is distinct from 'DAMAGED') as "\1_is_undamaged",
    (columns('^(.*)_fault$') is distinct from 'MALFORMED') as "\1_is_usable",
    kelurahan_text is null or kelurahan_code is not null as kelurahan_is_known
from record
