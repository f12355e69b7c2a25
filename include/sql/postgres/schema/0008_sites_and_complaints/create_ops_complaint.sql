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
comment on table ops.complaint is 'Complaints, where each was sent, and what was answered; their wording stays in the lake.';
comment on column ops.complaint.complaint_id is 'Number of the complaint.';
comment on column ops.complaint.lodged_on is 'Day on which it was lodged.';
comment on column ops.complaint.category is 'What it is about, as the contract names it.';
comment on column ops.complaint.route is 'REMAP (sites), REVIEW (an officer decides), PAYMENT (looked up), BANK (card) or OFFICE.';
comment on column ops.complaint.kelurahan_code is 'Kelurahan it names, else that of the household; null when neither is known.';
comment on column ops.complaint.household_id is 'Household that complains; null when it is not found.';
comment on column ops.complaint.period is 'Month to be paid against which it was last looked up.';
comment on column ops.complaint.answer is 'Of PAYMENT: PAID, FAILED, RETURNED, SENT, NOT_INSTRUCTED, NOT_ELIGIBLE, HELD or FAMILY_NOT_FOUND; else null.';
comment on column ops.complaint.answered_on is 'Day on which it was first answered.';
comment on column ops.complaint.case_id is 'Of REVIEW: the officer''s case.';
comment on column ops.complaint.source_file is 'SHA-256 of the file that brought it.';
comment on column ops.complaint.source_row is 'Row in it, as a spreadsheet shows it.';
