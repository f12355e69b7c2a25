-- Purpose: the members of every variant that any feed speaks of; all others live as listed
-- Reads:   variant, variant_link, person, kk_event, shared_nik
-- Writes:  eventful_person
with eventful as (
    select variant_no from variant_link
    union
    select variant_no from variant where variant_no < 0
    union
    select household_no from person where nik in (select nik from kk_event)
    union
    select household_no from person where nik in (select nik from shared_nik)
)

select variant.variant_no, person.*
from eventful
inner join variant on eventful.variant_no = variant.variant_no
inner join person on variant.household_no = person.household_no
