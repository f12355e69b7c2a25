-- severity: stop
-- Purpose: every household is in one of the 267 kelurahan
-- Reads:   decision, kelurahan
-- Writes:  no_kelurahan_outside_dki
select household_id
from decision
where
    not exists (
        select 1 from kelurahan where kelurahan.kelurahan_code = decision.kelurahan_code
    )
