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
comment on table ops.unpaid_household is 'Eligible households that the last draft of a month could not pay, and why. No personal data.';
comment on column ops.unpaid_household.household_id is 'Household.';
comment on column ops.unpaid_household.period is 'Month it is owed.';
comment on column ops.unpaid_household.kelurahan_code is 'Its kelurahan.';
comment on column ops.unpaid_household.reason is 'NO_ACCOUNT, ACCOUNT_NOT_COLLECTED, ACCOUNT_DORMANT, ACCOUNT_CLOSED, ACCOUNT_NAME_DIFFERS, PAYEE_PAID_ELSEWHERE or ACCOUNT_PAID_ELSEWHERE.';
