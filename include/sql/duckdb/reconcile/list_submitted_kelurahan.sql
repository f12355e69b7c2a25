-- Purpose: kelurahan with an accepted family for the period
-- Reads:   family_known
-- Writes:  submitted_kelurahan
-- Params:  period
select distinct kelurahan_code from family_known where period = $period
