-- Purpose: members with a known death
-- Reads:   asked, member
-- Writes:  subject
select person_key::varchar as value, name as about
from member
where
    variant_no in (select household_no from asked)
    and died_on is not null
