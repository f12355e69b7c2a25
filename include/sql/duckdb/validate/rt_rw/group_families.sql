-- Purpose: the family of each row, named by its first row
-- Families are identified by the running number of the file, or without one by the KK.
-- A KEPALA KELUARGA row without it begins a family without identifier ('' below).
-- Reads:   record
-- Writes:  family_row
with file_label as (
    select file_no, bool_or(family_no is not null) as has_family_no, min(row_key) as first_key
    from record
    group by file_no
),

labelled as (
    select
        r.row_key,
        f.file_no,
        f.first_key,
        r.is_kepala,
        case when f.has_family_no then r.family_no else r.kk_number end as label
    from record as r
    inner join file_label as f on r.file_no = f.file_no
),

compared as (
    select
        *,
        last_value(case when label is not null then label when is_kepala then '' end ignore nulls)
            over (
                partition by file_no order by row_key
                rows between unbounded preceding and 1 preceding
            ) as label_above
    from labelled
)

select
    row_key,
    coalesce(
        max(
            case
                when label <> coalesce(label_above, '') or (label is null and is_kepala)
                    then row_key
            end
        ) over (partition by file_no order by row_key rows unbounded preceding),
        first_key
    ) as family_key,
    is_kepala
from compared
