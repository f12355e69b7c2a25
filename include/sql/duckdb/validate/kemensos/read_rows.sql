-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, file_landed, kelurahan_key, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        read_number(no_kk) as kk_number,
        coalesce(no_kk_is_numeric, false) as kk_is_numeric,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        clean_text(nama) as name,
        clean_text(tanggal_lahir) as birth_text,
        tanggal_lahir,
        kelurahan_key(clean_text(kelurahan)) as kelurahan,
        clean_text(program) as programme,
        clean_text(status) as status
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    f.landed_on,
    c.kk_number,
    usable_number(c.kk_number, c.kk_is_numeric) as no_kk,
    is_damaged_number(c.kk_number, c.kk_is_numeric) as kk_is_damaged,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.name,
    normalise_name(c.name) as name_key,
    c.birth_text,
    possible_birth(b.read_on, f.landed_on) as birth_date,
    c.kelurahan,
    k.kelurahan_code,
    c.programme as programme_text,
    read_programme(c.programme) as programme,
    c.status as status_text,
    read_is_active(c.status) as is_active
from cleaned as c
inner join file_landed as f on c.file_no = f.file_no
left join spelled_date as b on c.tanggal_lahir = b.spelling
left join kelurahan_key as k on c.kelurahan = k.spelling
