-- Purpose: temporary table of the cases that this run raises
-- Reads:   -
-- Writes:  raised_case
create temp table raised_case (
    case_id text not null,
    kind text not null,
    household_id text,
    score double precision,
    detail jsonb not null
) on commit drop
