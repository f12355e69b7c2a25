-- Purpose: payee, months and amount of each household: the payee of the last month owed receives
--          all months. The instruction's id is a hash of its content
-- Reads:   owed
-- Writes:  recipient
with household as (
    select
        household_id,
        list(period order by period) as periods,
        sum(amount_idr)::bigint as amount_idr,
        arg_max(
            {
                'kelurahan_code': kelurahan_code, 'rt': rt, 'rw': rw, 'nik': payee_nik,
                'name': payee_name, 'name_key': name_key
            },
            period
        ) as payee,
        1 + max(failed_attempt) as attempt,
        arg_max(failed_instruction_id, failed_attempt) as retried_instruction_id
    from owed
    group by household_id
)

select
    'TP' || upper(
        substr(
            sha256(concat_ws('|', h.household_id, array_to_string(h.periods, ','), h.attempt)),
            1, 20
        )
    ) as instruction_id,
    h.household_id,
    h.periods,
    h.amount_idr,
    h.payee.kelurahan_code,
    h.payee.rt,
    h.payee.rw,
    h.payee.nik as payee_nik,
    h.payee.name as payee_name,
    h.payee.name_key,
    h.attempt,
    h.retried_instruction_id
from household as h
