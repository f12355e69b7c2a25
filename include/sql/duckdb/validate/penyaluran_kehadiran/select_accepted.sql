-- Purpose: the accepted attendances; a row with a representative's name or documents is represented
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    * replace (
        coalesce(is_represented, nik is not null or relationship is not null or len(documents) > 0)
            as is_represented
    )
from accepted_records('record', 'ledger', 'warned', 'quarantined')
