-- Purpose: the counts of the publication
-- Reads:   decision
-- Writes:  decision_count
select
    count(*) as households,
    count(*) filter (where status = 'ELIGIBLE') as eligible,
    count(*) filter (where status = 'HELD') as held,
    count(*) filter (where status = 'INELIGIBLE') as ineligible
from decision
