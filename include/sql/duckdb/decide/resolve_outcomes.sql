-- Purpose: the outcome of every variant, before the rule on undecided matches
-- Reads:   situation, reason
-- Writes:  outcome
with weighed as (
    select
        variant_no,
        bool_or(is_excluding) as is_excluded,
        array_to_string(list_sort(list(distinct reason_code)), ',') as reason_codes
    from reason
    group by variant_no
)

select
    situation.variant_no, situation.household_no, situation.kelurahan_code,
    case
        when weighed.is_excluded then 'INELIGIBLE'
        when weighed.reason_codes is not null then 'HELD'
        else 'ELIGIBLE'
    end as status,
    coalesce(weighed.reason_codes, '') as reason_codes,
    case when weighed.is_excluded then null else situation.payee_key end as payee_key,
    case when weighed.is_excluded then 'NONE' else situation.payee_role end as payee_role
from situation
left join weighed on situation.variant_no = weighed.variant_no
