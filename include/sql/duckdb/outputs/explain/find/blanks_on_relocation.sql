-- Purpose: missing address fields of the relocation
-- Reads:   asked, situation
-- Writes:  subject
select
    relocation_row_key::varchar as value,
    concat_ws(
        ', ',
        case when length(coalesce(address, '')) < 5 then 'ALAMAT_TUJUAN' end,
        case when rt is null then 'RT_TUJUAN' end,
        case when rw is null then 'RW_TUJUAN' end
    ) as about
from situation
where
    variant_no in (select household_no from asked)
    and is_relocated
