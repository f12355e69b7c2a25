-- Purpose: the rupiah of each batch and city, instructed and by outcome
-- Reads:   settled_instruction
-- Writes:  batch_total
select
    batch_id,
    substr(kelurahan_code, 1, 5) as city_code,
    count(*) as instructions,
    sum(amount_idr)::bigint as instructed_idr,
    coalesce(sum(amount_idr) filter (outcome = 'PAID'), 0)::bigint as paid_idr,
    coalesce(sum(amount_idr) filter (outcome = 'FAILED'), 0)::bigint as failed_idr,
    coalesce(sum(amount_idr) filter (outcome = 'RETURNED'), 0)::bigint as returned_idr,
    coalesce(sum(amount_idr) filter (outcome = 'DISPUTED'), 0)::bigint as disputed_idr,
    coalesce(sum(amount_idr) filter (outcome = 'UNANSWERED'), 0)::bigint as unanswered_idr
from settled_instruction
group by batch_id, city_code
order by batch_id, city_code
