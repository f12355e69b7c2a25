-- severity: stop
-- Purpose: every reason of a household has at least one piece of evidence
-- Reads:   decision
-- Writes:  no_reason_without_evidence
with stated as (
    select household_id, evidence, unnest(reason_codes) as reason_code
    from decision
)

select household_id
from stated
where coalesce(json_array_length(evidence, '$.' || reason_code), 0) = 0
union
select household_id
from decision
where reason_codes is null or evidence is null
