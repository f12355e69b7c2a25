-- Purpose: complaints and where they went
-- Reads:   -
-- Writes:  ops.complaint
create table ops.complaint (
    complaint_id text primary key,
    lodged_on date not null,
    category text not null,
    route text not null check (route in ('REMAP', 'REVIEW', 'PAYMENT', 'BANK', 'OFFICE')),
    kelurahan_code text,
    household_id text,
    period text not null,
    answer text,
    answered_on date,
    case_id text,
    source_file text not null,
    source_row integer not null
);
