-- Purpose: the household of each family, and its counting family: of carried lists the latest
--          period's, then the one landed latest, the greater SHA-256, the later row
-- Reads:   family_known, carried_family, node_label
-- Writes:  household_family
-- Params:  period
with candidate as (
    select family.*, false as is_carried
    from family_known as family
    where family.period = $period
    union all
    select family.*, true
    from family_known as family
    inner join carried_family on family.family_key = carried_family.family_key
),

-- a family without a label shares no key with another one
grouped as (
    select
        node_label.label as household_no, candidate.family_key, candidate.is_carried,
        candidate.no_kk, candidate.head_nik,
        count(*) over (partition by node_label.label, candidate.period) > 1 as is_submitted_twice,
        row_number() over (
            partition by node_label.label
            order by
                candidate.period desc, candidate.landed_on desc, candidate.landing_number desc,
                candidate.sha256 desc, candidate.first_row desc
        ) = 1 as is_counting
    from candidate
    inner join node_label on candidate.family_key = node_label.node
)

select household_no, family_key, is_carried, no_kk, head_nik, is_submitted_twice, is_counting
from grouped
union all
select family_key as household_no, family_key, is_carried, no_kk, head_nik, false, true
from candidate
where not exists (select 1 from node_label where node_label.node = candidate.family_key)
