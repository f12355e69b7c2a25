-- Purpose: parsed cells of each row; null where a cell is blank
-- Values of the family (kk to is_self_reported) may be on any of its rows, so a filled but
-- unreadable cell must differ from a blank one: it is '-' or, for a yes/no answer, -1. Each
-- distinct spelling of the kelurahan is parsed once.
-- Reads:   row_landed, file_landed, kelurahan_key, spelled_date
-- Writes:  record
with place as (
    select s.spelling, coalesce(k.kelurahan_code, '-') as kelurahan_code
    from (
        select kelurahan as spelling, kelurahan_key(clean_text(kelurahan)) as key
        from (select distinct kelurahan from row_landed) as named
        where clean_text(kelurahan) is not null
    ) as s
    left join kelurahan_key as k on s.key = k.spelling
),

cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        nullif(code_key(regexp_replace(clean_text(no), '\.0$', '')), '') as family_no,
        read_number(no_kk) as kk_number,
        coalesce(no_kk_is_numeric, false) as kk_is_numeric,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        clean_text(nama) as name,
        read_relationship(clean_text(hubungan_keluarga)) as relationship,
        read_sex(clean_text(jenis_kelamin)) as sex,
        tanggal_lahir,
        clean_text(alamat) as address,
        clean_text(rt) as rt,
        clean_text(rw) as rw,
        kelurahan,
        clean_text(penghasilan_tetap) as fixed_income,
        clean_text(terdampak_covid) as affected,
        code_key(clean_text(keterangan)) as remark
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.family_no,
    c.kk_number,
    is_damaged_number(c.kk_number, c.kk_is_numeric) as kk_is_damaged,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.nik_number is not null as has_nik,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    c.name,
    normalise_name(c.name) as name_key,
    c.relationship,
    (c.relationship is not distinct from 'KEPALA KELUARGA') as is_kepala,
    c.sex,
    b.read_on as birth_date,
    f.landed_on,
    case
        when c.kk_number is not null then coalesce(usable_number(c.kk_number, c.kk_is_numeric), '-')
    end as kk,
    c.address,
    case when c.rt is not null then coalesce(read_neighbourhood(c.rt), '-') end as rt,
    case when c.rw is not null then coalesce(read_neighbourhood(c.rw), '-') end as rw,
    p.kelurahan_code,
    case
        when c.fixed_income is not null then coalesce(read_yes_no(c.fixed_income)::tinyint, -1)
    end as fixed_income,
    case when c.affected is not null then coalesce(read_yes_no(c.affected)::tinyint, -1) end
        as affected,
    c.remark = 'LAPORMANDIRI' as is_self_reported
from cleaned as c
inner join file_landed as f on c.file_no = f.file_no
left join spelled_date as b on c.tanggal_lahir = b.spelling
left join place as p on c.kelurahan = p.spelling
