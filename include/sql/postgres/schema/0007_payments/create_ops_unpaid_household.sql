-- Purpose: eligible households for which no instruction could be written, as of the last draft
-- Reads:   -
-- Writes:  ops.unpaid_household
create table ops.unpaid_household (
    household_id text not null,
    period text not null,
    kelurahan_code text not null,
    reason text not null,
    primary key (household_id, period)
);
