-- Purpose: the accepted sites; their coordinates stand together or not at all
-- Reads:   record, ledger, warned, quarantined
-- Writes:  accepted
select
    row_key, file_no, row_number, period, warnings, site_code, site_name, kelurahan_code,
    case when longitude is not null then latitude end as latitude,
    case when latitude is not null then longitude end as longitude,
    daily_capacity, opens_on, closes_on
from accepted_records('record', 'ledger', 'warned', 'quarantined')
