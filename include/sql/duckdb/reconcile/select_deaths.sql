-- Purpose: deaths known on the run date; a reversed certificate stays reversed
-- Reads:   death_row
-- Writes:  death
-- Params:  run_date
select row_key, nik, no_kk, name_key, birth_date, kelurahan_code, died_on
from death_row
where
    not is_reversal
    and reported_on <= $run_date
    and certificate not in (
        select certificate
        from death_row
        where is_reversal and reported_on <= $run_date and certificate is not null
    )
