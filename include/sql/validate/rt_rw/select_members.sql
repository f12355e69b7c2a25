-- Purpose: the accepted rows of the submissions
-- Reads:   accepted_row, record, subject
-- Writes:  member
select
    a.*,
    s.family_key,
    r.nik,
    r.name,
    r.name_key,
    r.relationship,
    r.sex,
    r.birth_date,
    s.is_head
from accepted_row as a
inner join subject as s on a.row_key = s.row_key
inner join record as r on a.row_key = r.row_key
