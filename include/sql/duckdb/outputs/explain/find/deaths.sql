-- Purpose: the members who are known to be dead
-- Reads:   asked, member
-- Writes:  subject
select person_key::varchar as value, name as about
from member
where
    variant_no in (select household_no from asked)
    and died_on is not null
