-- Purpose: temporary table of the complaints routed by this run
-- Reads:   -
-- Writes:  routed_complaint
create temp table routed_complaint (
    complaint_id text not null,
    lodged_on date not null,
    category text not null,
    route text not null,
    kelurahan_code text,
    household_id text,
    answer text,
    case_id text,
    source_file text not null,
    source_row integer not null
) on commit drop
