-- Purpose: the accepted rows of the submissions
-- Reads:   record, subject, ledger, warned, quarantined
-- Writes:  member
select
    r.row_key, r.file_no, r.row_number, r.period, r.warnings, s.family_key, r.nik, r.name,
    r.name_key, r.relationship, r.sex, r.birth_date, s.is_head
from accepted_records('record', 'ledger', 'warned', 'quarantined') as r
inner join subject as s on r.row_key = s.row_key
