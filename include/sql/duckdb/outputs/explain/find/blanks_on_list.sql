-- Purpose: missing address fields of the list, if the household lives where it is listed
-- Reads:   asked, situation
-- Writes:  subject
select
    null::varchar as value,
    concat_ws(
        ', ',
        case when length(coalesce(address, '')) < 5 then 'ALAMAT' end,
        case when rt is null then 'RT' end,
        case when rw is null then 'RW' end
    ) as about
from situation
where
    variant_no in (select household_no from asked)
    and not is_relocated
