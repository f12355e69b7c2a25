-- Purpose: in every batch and city the instructed amount equals the sum of paid, failed, returned,
--          disputed and unanswered, and the paid amount equals that of the bank's counted lines,
--          less returns
-- Reads:   sealed_instruction, answered_batch, batch_total, known_line, classified_line
-- Writes:  no_rupiah_unexplained
with handed_in as (
    select
        i.batch_id, substr(i.kelurahan_code, 1, 5) as city_code, sum(i.amount_idr) as rupiah,
        bool_or(i.amount_idr is null) as is_unknown
    from sealed_instruction as i
    semi join answered_batch as b on i.batch_id = b.batch_id
    group by all
),

counted as (
    select batch_id, kelurahan_code, status, amount_idr, instruction_id
    from known_line
    where class = 'COUNTED'
    union all
    select batch_id, kelurahan_code, status, amount_idr, instruction_id
    from classified_line
    where class = 'COUNTED'
),

-- A returned payment need not have been reported as paid before.
reported as (
    select
        batch_id,
        substr(any_value(kelurahan_code), 1, 5) as city_code,
        case
            when bool_or(status = 'RETUR') then 0
            else sum(amount_idr) filter (status = 'BERHASIL')
        end as paid,
        bool_or(status is null or amount_idr is null) as is_unknown
    from counted
    group by batch_id, instruction_id
),

reported_by_city as (
    select
        batch_id, city_code, coalesce(sum(paid), 0) as paid, bool_or(is_unknown) as is_unknown
    from reported
    group by batch_id, city_code
)

select h.batch_id, h.city_code, h.rupiah, t.instructed_idr, t.paid_idr, r.paid as reported_idr
from handed_in as h
full join batch_total as t on h.batch_id = t.batch_id and h.city_code = t.city_code
left join reported_by_city as r on h.batch_id = r.batch_id and h.city_code = r.city_code
where
    h.rupiah is distinct from t.instructed_idr
    or t.instructed_idr is distinct from
    t.paid_idr + t.failed_idr + t.returned_idr + t.disputed_idr + t.unanswered_idr
    or t.paid_idr is distinct from coalesce(r.paid, 0)
    or coalesce(h.is_unknown, true)
    or coalesce(r.is_unknown, false)
