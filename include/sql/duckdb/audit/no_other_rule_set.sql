-- severity: stop
-- Purpose: every decision was made with the rule set in force, for the period
-- Reads:   decision
-- Writes:  no_other_rule_set
-- Params:  period, rule_set, rule_set_sha256
select household_id
from decision
where
    rule_set is distinct from $rule_set
    or rule_set_sha256 is distinct from $rule_set_sha256
    or period is distinct from $period
