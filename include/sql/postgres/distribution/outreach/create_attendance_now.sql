-- Purpose: temporary table of the attendance known on the run date
-- Reads:   -
-- Writes:  attendance_now
create temp table attendance_now (
    invitation_id text not null,
    round integer not null,
    attended_on date not null,
    is_present boolean not null,
    refusal text,
    source_file text not null,
    source_row integer not null
) on commit drop
