-- Purpose: variants: each household as it is (its own number), and once more for every reviewed
--          link as if it were true (a negative number)
-- Reads:   household, link
-- Writes:  variant
select
    household_no as variant_no, household_no, null::bigint as person_key,
    null::varchar as feed, null::bigint as row_key
from household
union all
select
    -row_number() over (order by person_key, feed, row_key), household_no,
    person_key, feed, row_key
from link
where not is_linked
