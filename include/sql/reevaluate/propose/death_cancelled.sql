-- Purpose: each death of a member can have been reported by mistake
-- Reads:   asked, member
-- Writes:  proposal
select person_key::varchar as value, name as about
from member
where
    variant_no in (select household_no from asked)
    and died_on is not null
