-- severity: stop
-- Purpose: nobody is a living member of two households that are paid; where an officer has said so,
--          two persons have one number
-- Reads:   decision, member, told_apart
-- Writes:  no_person_paid_twice
with paid as (
    select member.nik, member.household_id
    from member
    inner join decision on decision.household_id = member.household_id
    where decision.status = 'ELIGIBLE' and member.is_living_member and member.nik is not null
),

repeated as (
    select nik
    from paid
    group by nik
    having min(household_id) <> max(household_id)
)

select one.nik, one.household_id
from paid as one
inner join paid as other on one.nik = other.nik and one.household_id < other.household_id
left join told_apart
    on
        one.nik = told_apart.nik
        and one.household_id = told_apart.household_id
        and other.household_id = told_apart.other_household_id
where one.nik in (select nik from repeated) and told_apart.nik is null
