-- Purpose: what may not be paid again: a month of a household, of a payee, and to an account. A
--          claim is made with the instruction and goes only when that has failed or come back
-- Reads:   published.payment_result
-- Writes:  published.payment_claim
create table published.payment_claim (
    household_id text not null,
    period text not null,
    payee_nik text,
    account text not null,
    instruction_id text not null,
    constraint household_paid_once primary key (household_id, period),
    constraint payee_paid_once unique (payee_nik, period),
    constraint account_paid_once unique (account, period)
);

create function published.refuse_release() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
        select from published.payment_result
        where instruction_id = old.instruction_id and outcome in ('FAILED', 'RETURNED')
    ) then
        return old;
    end if;
    raise exception 'a claim goes only when its instruction has failed or come back';
end
$$;
create trigger released_by_failure_only before update or delete on published.payment_claim
for each row execute function published.refuse_release();
create trigger never_emptied before truncate on published.payment_claim
for each statement execute function ops.refuse_change();
