-- Purpose: who is looked for at home
-- Reads:   -
-- Writes:  ops.field_verification
create table ops.field_verification (
    household_id text not null,
    period text not null,
    kelurahan_code text not null,
    opened_on date not null,
    primary key (household_id, period)
);
