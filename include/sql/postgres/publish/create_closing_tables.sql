-- Purpose: temporary tables of the keys of rows to close
-- Reads:   -
-- Writes:  closing_decision, closing_member
create temp table closing_decision (household_id text not null) on commit drop;
create temp table closing_member (
    household_id text not null,
    source_row integer not null
) on commit drop;
