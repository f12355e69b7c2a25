-- Purpose: the accepted sites; coordinates are both set or both null
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    * replace (
        case when longitude is not null then latitude end as latitude,
        case when latitude is not null then longitude end as longitude
    )
from accepted_records('record', 'ledger', 'warned', 'quarantined')
