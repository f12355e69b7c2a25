-- Purpose: the members of a household, as decided
-- Reads:   published.member
-- Writes:  -
-- Params:  household_id, period
select
    source_row, nik, name, relationship, sex, birth_date,
    is_alive, moved_out, is_living_member, link_methods
from published.member
where household_id = :household_id and period = :period and valid_to is null
order by source_row
