-- Purpose: the households that changed from one publication to another, by change and kelurahan
-- Reads:   published.changes_between, ops.kelurahan
-- Writes:  -
-- Params:  earlier, later
select
    changed.change, kelurahan.kota, kelurahan.kelurahan, changed.kelurahan_code,
    array_agg(changed.household_id order by changed.household_id) as household_ids
from published.changes_between(:earlier, :later) as changed
inner join ops.kelurahan on changed.kelurahan_code = kelurahan.kelurahan_code
group by changed.change, kelurahan.kota, kelurahan.kelurahan, changed.kelurahan_code
order by changed.change, changed.kelurahan_code
