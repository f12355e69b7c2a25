-- Purpose: households that were ever decided under a Kartu Keluarga, including renumbered ones
-- Reads:   published.decision
-- Writes:  -
-- Params:  no_kk
select distinct household_id
from published.decision
where no_kk = :no_kk
order by household_id
