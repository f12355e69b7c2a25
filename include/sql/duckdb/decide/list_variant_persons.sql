-- Purpose: the members of every variant of the affected households
-- Reads:   variant, affected_person
-- Writes:  variant_person
select variant.variant_no, person.*
from affected_person as person
inner join variant on person.household_no = variant.household_no
