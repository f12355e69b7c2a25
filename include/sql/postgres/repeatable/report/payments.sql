-- Purpose: instructions and rupiah by batch, kelurahan and outcome
-- Reads:   ops.payment_count, published.payment_batch, ops.kelurahan
-- Writes:  report.payments
create or replace view report.payments with (security_barrier) as
select
    b.period,
    b.batch_number,
    b.batch_id,
    k.kelurahan_code,
    k.kelurahan,
    k.kecamatan,
    k.kota,
    c.outcome,
    c.instructions,
    c.amount_idr
from ops.payment_count as c
inner join published.payment_batch as b on c.batch_id = b.batch_id
inner join ops.kelurahan as k on c.kelurahan_code = k.kelurahan_code;
