-- Purpose: nobody has a usable NIK, and the address, the RT or the RW is missing
-- Reads:   situation
-- Writes:  address_incomplete
-- Params:  least_address_length
select
    variant_no, 'ADDRESS_INCOMPLETE' as reason_code, true as is_excluding,
    json_object('feed', 'rt_rw', 'file', source_file, 'row', source_row)::varchar as evidence
from situation
where
    not has_nik
    and (length(coalesce(address, '')) < $least_address_length or rt is null or rw is null)
