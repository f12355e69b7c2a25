-- Purpose: deaths known on the run date; a reversed certificate remains reversed
-- Reads:   death_row
-- Writes:  death
-- Params:  run_date
select row_key, nik, no_kk, name_key, birth_date, kelurahan_code, died_on
from death_row
where
    not is_reversal
    and reported_on <= $run_date
    and not exists (
        select 1
        from death_row as reversal
        where
            reversal.is_reversal
            and reversal.reported_on <= $run_date
            and reversal.certificate = death_row.certificate
    )
