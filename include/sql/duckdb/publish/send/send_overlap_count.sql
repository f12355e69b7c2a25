-- Purpose: households that receive another programme; one with two programmes counts in both
-- Reads:   decision
-- Writes:  ops.overlap_count
with named as (
    select
        period,
        kelurahan_code,
        list_distinct(
            json_extract_string(evidence, '$.ENROLLED_ELSEWHERE[*].programme')
        ) as programmes
    from decision
    where list_contains(reason_codes, 'ENROLLED_ELSEWHERE')
)

select period, kelurahan_code, programme, count(*) as households
from (select period, kelurahan_code, unnest(programmes) as programme from named) as listed
group by period, kelurahan_code, programme
order by all
