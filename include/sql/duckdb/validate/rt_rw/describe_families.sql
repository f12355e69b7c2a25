-- Purpose: values of each family: its first head's cells; where blank, the nearest cell below in
--          the family, else the nearest above
-- below in the family, else the nearest above
-- Reads:   record, family_row
-- Writes:  family_said
with span as (
    select
        family_key,
        max(row_key) as last_key,
        coalesce(min(row_key) filter (is_kepala), family_key) as head_key,
        bool_or(is_kepala) as has_head
    from family_row
    group by family_key
),

placed as (
    select
        r.*,
        s.family_key,
        s.last_key,
        s.has_head,
        case
            when r.row_key >= s.head_key then r.row_key - s.head_key
            else 16777216 + s.head_key - r.row_key
        end as distance
    from record as r
    inner join family_row as f on r.row_key = f.row_key
    inner join span as s on f.family_key = s.family_key
)

select
    family_key,
    any_value(last_key) as last_key,
    any_value(has_head) as has_head,
    nullif(arg_min(kk, distance), '-') as no_kk,
    arg_min(address, distance) as address,
    nullif(arg_min(rt, distance), '-') as rt,
    nullif(arg_min(rw, distance), '-') as rw,
    nullif(arg_min(kelurahan_code, distance), '-') as kelurahan_code,
    nullif(arg_min(fixed_income, distance), -1)::boolean as has_fixed_income,
    nullif(arg_min(affected, distance), -1)::boolean as is_affected,
    coalesce(arg_min(is_self_reported, distance), false) as is_self_reported
from placed
group by family_key
