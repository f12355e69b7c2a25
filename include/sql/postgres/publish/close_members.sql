-- Purpose: close member rows that changed or are no longer published
-- Reads:   closing_member
-- Writes:  published.member
-- Params:  period, publication_id
update published.member as member
set valid_to = now(), closed_by_publication_id = :publication_id
from closing_member as closing
where member.household_id = closing.household_id
    and member.source_row = closing.source_row
    and member.period = :period
    and member.valid_to is null
