-- Purpose: the families whose head's rows are accepted
-- Of several heads the eldest is used; of equal age the smaller NIK, then the earlier row.
-- Reads:   member, subject, family_said, ledger, refused
-- Writes:  family
with counted as (
    select
        family_key,
        count(*) as member_count,
        bool_or(nik is not null) as has_nik,
        arg_min(row_key, (birth_date, coalesce(nik, '~'), row_key)) filter (where is_head)
            as head_key
    from member
    group by family_key
),

damaged as (
    select distinct s.family_key
    from refused as r
    inner join subject as s on r.row_key = s.row_key
    where r.code in ('NIK_NUMERIC_CELL', 'NIK_FORMAT')
)

select
    h.family_key,
    h.family_key // 16777216 as file_no,
    l.sha256,
    l.landed_on,
    l.landing_number,
    l.period,
    (h.family_key % 16777216)::integer as first_row,
    (f.last_key % 16777216)::integer as last_row,
    (h.row_key % 16777216)::integer as head_row,
    f.no_kk,
    f.kelurahan_code,
    f.rt,
    f.rw,
    f.address,
    letters_and_digits(f.address) as address_key,
    f.has_fixed_income,
    f.is_affected,
    f.is_self_reported,
    d.family_key is not null as has_damaged_nik,
    f.has_head,
    c.member_count,
    c.has_nik,
    h.nik as head_nik,
    h.name as head_name,
    h.name_key as head_name_key,
    h.birth_date as head_birth_date
from counted as c
inner join member as h on c.head_key = h.row_key
inner join family_said as f on c.family_key = f.family_key
inner join ledger as l on h.file_no = l.file_no
left join damaged as d on c.family_key = d.family_key
