-- Purpose: one hash over all decisions of the period, in the order of their households
-- Reads:   decision
-- Writes:  digest
select sha256(coalesce(string_agg(row_hash, '' order by household_id), '')) as digest
from decision
