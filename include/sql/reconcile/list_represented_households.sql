-- Purpose: published households that are, by id or by any of their keys, a household of the period
-- Reads:   known_household, household
-- Writes:  represented_household
select household_id from known_household
union
select household_id from household
