-- Purpose: eligible or held in the last publication of the nearest earlier period, not represented
--          in this one although its kelurahan has submitted
-- Reads:   published_decision, represented_household, submitted_kelurahan
-- Writes:  not_proposed
select published.*
from published_decision as published
where
    published.status in ('ELIGIBLE', 'HELD')
    and published.list_kelurahan_code in (select kelurahan_code from submitted_kelurahan)
    and published.household_id not in (select household_id from represented_household)
