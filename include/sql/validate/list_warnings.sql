-- Purpose: the codes of the rows that are only warned
-- Reads:   fact, demand
-- Writes:  warned
with summed_up as (
    select *, least(*columns(* exclude (row_key))) as is_flawless
    from fact
),
met as (
    unpivot (select * exclude (is_flawless) from summed_up where not is_flawless)
    on columns(* exclude (row_key))
    into name fact value is_met
)
select m.row_key, list(distinct d.code order by d.code) as warnings
from met as m
inner join demand as d on m.fact = d.fact
where not m.is_met and d.severity = 'warning'
group by m.row_key
