-- Purpose: changes of Kartu Keluarga known on the run date
-- Reads:   kk_row
-- Writes:  kk_change
-- Params:  run_date
select row_key, nik, no_kk_from, no_kk_to, effective_on
from kk_row
where effective_on <= $run_date
