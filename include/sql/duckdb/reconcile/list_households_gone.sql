-- Purpose: eligible or held in the last publication of the nearest earlier period, and by no key a
--          household of this one
-- Reads:   published_decision, known_household, household_identity
-- Writes:  household_gone
select
    household_id, period, no_kk, kelurahan_code, rt, rw, member_count, source_file, source_row,
    list_kelurahan_code
from published_decision
where
    status in ('ELIGIBLE', 'HELD')
    and not exists (
        select 1 from known_household as known
        where known.household_id = published_decision.household_id
    )
    and not exists (
        select 1 from household_identity as now
        where now.household_id = published_decision.household_id
    )
