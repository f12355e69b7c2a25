-- Purpose: recipients to be served, numbered within the kelurahan so that neighbours are adjacent
-- Reads:   decision, settled
-- Writes:  recipient
select
    d.household_id,
    d.kelurahan_code,
    row_number() over (partition by d.kelurahan_code order by d.rw, d.rt, d.household_id) as place
from decision as d
anti join settled as s on d.household_id = s.household_id
where d.status = 'ELIGIBLE'
