-- Purpose: the control totals of a draft, and a digest over what it pays and what it cannot
-- Reads:   instruction, unpaid
-- Writes:  draft_total
select
    (select count(*) from instruction) as instruction_count,
    (select coalesce(sum(amount_idr), 0)::bigint from instruction) as amount_idr,
    (select count(*) from instruction where attempt > 1) as retried,
    (select count(distinct household_id) from unpaid) as unpaid_households,
    sha256(concat_ws(
        chr(30),
        (
            select
                string_agg(
                    concat_ws('|', instruction_id, account, amount_idr), ',' order by instruction_id
                )
            from instruction
        ),
        (
            select
                string_agg(
                    concat_ws('|', household_id, period, reason), ',' order by household_id, period
                )
            from unpaid
        )
    )) as digest
