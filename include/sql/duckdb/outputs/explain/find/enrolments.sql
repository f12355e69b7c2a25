-- Purpose: excluding programmes of living members
-- Reads:   asked, variant_link, member
-- Writes:  subject
select distinct link.programme as value, link.programme as about
from asked
inner join variant_link as link on asked.household_no = link.variant_no
inner join member
    on link.variant_no = member.variant_no and link.person_key = member.person_key
where link.feed = 'kemensos' and member.is_living
