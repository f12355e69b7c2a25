-- severity: stop
-- Purpose: nobody is a living member of two paid households, except two persons under one number as
--          resolved by an officer
-- Reads:   decision, member, confirmed_distinct
-- Writes:  no_person_paid_twice
with listed_again as (
    select nik
    from member
    where nik is not null and is_living_member is distinct from false
    group by nik
    having count(*) > 1
),

paid as (
    select member.nik, member.household_id
    from member
    inner join decision on member.household_id = decision.household_id
    where
        coalesce(decision.status, 'ELIGIBLE') = 'ELIGIBLE'
        and member.is_living_member is distinct from false
        and member.nik in (select nik from listed_again)
)

select one.nik, one.household_id
from paid as one
inner join paid as other on one.nik = other.nik and one.household_id < other.household_id
left join confirmed_distinct
    on
        one.nik = confirmed_distinct.nik
        and one.household_id = confirmed_distinct.household_id
        and other.household_id = confirmed_distinct.other_household_id
where confirmed_distinct.nik is null
