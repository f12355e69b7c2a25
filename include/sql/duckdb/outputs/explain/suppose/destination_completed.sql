-- Purpose: counterfactual: a relocation has address, RT and RW of its destination; no rule reads
--          their values
-- Reads:   relocation
-- Writes:  relocation
-- Params:  value
select
    * replace (
        case
            when row_key <> $value::bigint or length(address_to) >= 5 then address_to
            else 'ALAMAT'
        end as address_to,
        coalesce(rt_to, case when row_key = $value::bigint then '001' end) as rt_to,
        coalesce(rw_to, case when row_key = $value::bigint then '001' end) as rw_to
    )
from relocation
