-- Purpose: the decisions that name a payee, with the normal form of the name
-- Reads:   decision
-- Writes:  payee
select
    household_id, period, kelurahan_code, rt, rw, status, payee_nik, payee_name,
    normalise_name(payee_name) as name_key, amount_idr
from decision
where payee_name is not null
