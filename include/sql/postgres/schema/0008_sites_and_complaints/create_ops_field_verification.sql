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
comment on table ops.field_verification is 'Households that came to none of their rounds: somebody goes and looks. They stay on the list.';
comment on column ops.field_verification.household_id is 'The household.';
comment on column ops.field_verification.period is 'Month to be paid.';
comment on column ops.field_verification.kelurahan_code is 'Where it lives.';
comment on column ops.field_verification.opened_on is 'Run date since when it is looked for.';
