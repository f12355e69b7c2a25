-- severity: stop
-- Purpose: the payee is a living member of the household
-- Reads:   decision, member
-- Writes:  no_dead_or_departed_payee
select decision.household_id
from decision
where
    decision.payee_role is distinct from 'NONE'
    and not exists (
        select 1
        from member
        where
            member.household_id = decision.household_id
            and member.is_living_member
            and member.nik is not distinct from decision.payee_nik
            and member.name = decision.payee_name
    )
