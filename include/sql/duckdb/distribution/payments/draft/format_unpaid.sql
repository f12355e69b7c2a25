-- Purpose: accounts that the bank must open or correct, a line per payee; without obstacles that
--          only an officer can resolve
-- Reads:   unpaid, obstacle_text, kelurahan
-- Writes:  unpaid_row
select
    u.payee_nik as "NIK",
    formula_safe(any_value(u.payee_name)) as "NAMA",
    any_value(k.kelurahan) as "KELURAHAN",
    any_value(u.rt) as "RT",
    any_value(u.rw) as "RW",
    any_value(u.account) as "NO_REKENING",
    string_agg(u.period, ';' order by u.period) as "PERIODE",
    any_value(t.sentence) as "KETERANGAN"
from unpaid as u
inner join obstacle_text as t on u.reason = t.reason
left join kelurahan as k on u.kelurahan_code = k.kelurahan_code
where u.reason not in ('PAYEE_PAID_ELSEWHERE', 'ACCOUNT_PAID_ELSEWHERE')
group by u.household_id, u.payee_nik
order by any_value(u.kelurahan_code), u.household_id
