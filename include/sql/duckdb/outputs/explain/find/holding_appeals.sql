-- Purpose: the appeals by which the household is held
-- Reads:   asked, objection, appeal
-- Writes:  subject
select distinct appeal.case_id as value, null::varchar as about
from objection
inner join appeal on objection.variant_no = appeal.household_no
where
    objection.variant_no in (select household_no from asked)
    and appeal.answer is null
