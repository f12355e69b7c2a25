-- Purpose: the first row and column in which two tables with the same columns differ; for a row
--          that only one of them has, household_id. Values are not returned: they are personal data
-- Reads:   kept, recomputed
-- Writes:  first_difference
with differing as (
    select coalesce(kept.row_key, recomputed.row_key) as row_key
    from kept
    full outer join recomputed on kept.row_key = recomputed.row_key
    where kept is distinct from recomputed
    order by
        coalesce(kept.household_id, recomputed.household_id),
        coalesce(kept.row_key, recomputed.row_key)
    limit 1
),

kept_row as (
    select columns(*)::varchar
    from kept
    where row_key = (select row_key from differing)
),

recomputed_row as (
    select columns(*)::varchar
    from recomputed
    where row_key = (select row_key from differing)
),

kept_cell as (
    select row_key, column_name, cell
    from (unpivot kept_row on columns(* exclude (row_key)) into name column_name value cell)
),

recomputed_cell as (
    select row_key, column_name, cell
    from (unpivot recomputed_row on columns(* exclude (row_key)) into name column_name value cell)
),

differing_cell as (
    select coalesce(kept_cell.column_name, recomputed_cell.column_name) as column_name
    from kept_cell
    full outer join recomputed_cell on kept_cell.column_name = recomputed_cell.column_name
    where kept_cell.cell is distinct from recomputed_cell.cell
)

select
    coalesce(
        (select household_id from kept_row), (select household_id from recomputed_row)
    ) as household_id,
    column_name
from differing_cell
order by column_name <> 'household_id', column_name
limit 1
