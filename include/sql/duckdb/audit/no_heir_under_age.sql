-- severity: stop
-- Purpose: an heir is a spouse or an adult
-- Reads:   decision, member
-- Writes:  no_heir_under_age
-- Params:  run_date, adult_age
select decision.household_id
from decision
inner join member
    on member.household_id = decision.household_id
        and member.nik is not distinct from decision.payee_nik
        and member.name = decision.payee_name
        and member.is_living_member
where decision.payee_role = 'HEIR'
group by decision.household_id
having bool_or(
    member.relationship in ('SUAMI', 'ISTRI') or age_on(member.birth_date, $run_date) >= $adult_age
) is not true
