-- Purpose: who is still to be served, numbered within the kelurahan so that neighbours stand together
-- Reads:   decision, settled
-- Writes:  recipient
select
    household_id,
    kelurahan_code,
    row_number() over (partition by kelurahan_code order by rw, rt, household_id) as place
from decision
anti join settled using (household_id)
where status = 'ELIGIBLE'
