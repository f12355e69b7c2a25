-- Purpose: who is to be served, numbered within the kelurahan so that neighbours stand together
-- Reads:   decision
-- Writes:  recipient
select
    household_id,
    kelurahan_code,
    row_number() over (partition by kelurahan_code order by rw, rt, household_id) as place
from decision
where status = 'ELIGIBLE'
