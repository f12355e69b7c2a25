-- Purpose: the kelurahan that receives the feedback on each submitted row
-- For an accepted row that of its family; else the one in its cell, else the nearest above it in
-- the file, else the nearest below; null when the file names none.
-- Reads:   submitted_row, member_known, family_known, kelurahan_key
-- Writes:  row_place
with named as (
    select s.spelling, k.kelurahan_code
    from (
        select kelurahan as spelling, kelurahan_key(clean_text(kelurahan)) as key
        from (select distinct kelurahan from submitted_row) as named
    ) as s
    inner join kelurahan_key as k on s.key = k.spelling
),

placed as (
    select
        r.row_key,
        r.file_no,
        coalesce(f.kelurahan_code, n.kelurahan_code) as kelurahan_code
    from submitted_row as r
    left join member_known as m on r.row_key = m.row_key
    left join family_known as f on m.family_key = f.family_key
    left join named as n on r.kelurahan = n.spelling
)

select
    row_key,
    coalesce(
        last_value(kelurahan_code ignore nulls) over (
            partition by file_no order by row_key
            rows between unbounded preceding and current row
        ),
        first_value(kelurahan_code ignore nulls) over (
            partition by file_no order by row_key
            rows between current row and unbounded following
        )
    ) as kelurahan_code
from placed
