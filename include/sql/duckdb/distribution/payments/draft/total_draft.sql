-- Purpose: the control totals of a draft, and a digest of its paid and unpaid months
-- Reads:   instruction, unpaid
-- Writes:  draft_total
with paying as (
    select *, concat_ws('|', instruction_id, account, amount_idr) as line from instruction
),

lacking as (
    select *, concat_ws('|', household_id, period, reason) as line from unpaid
)

select
    (select count(*) from instruction) as instruction_count,
    (select coalesce(sum(amount_idr), 0)::bigint from instruction) as amount_idr,
    (select count(*) from instruction where attempt > 1) as retried,
    (select count(distinct household_id) from unpaid) as unpaid_households,
    sha256(concat_ws(
        chr(30),
        (select string_agg(line, ',' order by instruction_id) from paying),
        (select string_agg(line, ',' order by household_id, period) from lacking)
    )) as digest
