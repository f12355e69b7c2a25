-- Purpose: the accepted attendances; who names a representative or shows one's papers is
--          represented
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, invitation, round, is_present, attended_on,
    coalesce(is_represented, nik is not null or relationship is not null or len(documents) > 0)
        as is_represented,
    nik, relationship, documents
from accepted_records('record', 'ledger', 'warned', 'quarantined')
