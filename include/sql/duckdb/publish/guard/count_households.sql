-- Purpose: counts that the guards compare with the last publication. A household that is no longer
--          proposed has a decision, but is not a household of the period
-- Reads:   decision, base_decision
-- Writes:  household_count
with now as (
    select
        count(*) as decisions,
        count(*) filter (where status = 'INELIGIBLE') as ineligible,
        count(*) filter (where not list_contains(reason_codes, 'NOT_PROPOSED')) as households
    from decision
),

before as (
    select
        count(*) as base_decisions,
        count(*) filter (where status = 'INELIGIBLE') as base_ineligible,
        count(*) filter (where not list_contains(reason_codes, 'NOT_PROPOSED')) as base_households
    from base_decision
),

lost as (
    select count(*) as payees_lost
    from decision
    inner join base_decision as base on decision.household_id = base.household_id
    where base.payee_role <> 'NONE' and decision.payee_role = 'NONE'
)

select now.*, before.*, lost.*
from now
cross join before
cross join lost
