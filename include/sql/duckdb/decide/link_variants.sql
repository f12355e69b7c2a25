-- Purpose: the links that apply in each variant
-- Reads:   variant, link
-- Writes:  variant_link
select variant.variant_no, link.*
from link
inner join variant on link.household_no = variant.household_no
where
    link.is_linked
    or (
        link.person_key = variant.person_key
        and link.feed = variant.feed
        and link.row_key = variant.row_key
    )
