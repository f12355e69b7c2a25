-- severity: stop
-- Purpose: nobody is a living member of two households that are paid
-- Reads:   decision, member
-- Writes:  no_person_paid_twice
with listed_again as (
    select nik
    from member
    where nik is not null and is_living_member
    group by nik
    having count(*) > 1
)

select member.nik
from member
inner join decision on decision.household_id = member.household_id
where decision.status = 'ELIGIBLE'
    and member.is_living_member
    and member.nik in (select nik from listed_again)
group by member.nik
having min(member.household_id) <> max(member.household_id)
