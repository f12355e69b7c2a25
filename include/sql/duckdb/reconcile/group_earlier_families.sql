-- Purpose: the household of each family of the earlier lists, and its counting family
-- Reads:   earlier_family, node_label, family_known
-- Writes:  earlier_household
select
    earlier.family_key, earlier.has_submitted,
    coalesce(node_label.label, earlier.family_key) as household_no,
    row_number() over (
        partition by coalesce(node_label.label, earlier.family_key)
        order by
            family.period desc, family.landed_on desc, family.landing_number desc,
            family.sha256 desc, family.first_row desc
    ) = 1 as is_counting
from earlier_family as earlier
inner join family_known as family on earlier.family_key = family.family_key
left join node_label on earlier.family_key = node_label.node
