-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, file_landed, kelurahan_key, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    usable_number(r.no_kk, r.no_kk_is_numeric) as no_kk,
    number_fault(r.no_kk, r.no_kk_is_numeric) as kk_fault,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    r.nama as name,
    normalise_name(r.nama) as name_key,
    clean_text(r.tanggal_lahir) as birth_text,
    possible_birth(birth.read_on, f.landed_on) as birth_date,
    r.kelurahan as kelurahan_text,
    k.kelurahan_code,
    r.program as programme_text,
    read_programme(r.program) as programme,
    r.status as status_text,
    read_is_active(r.status) as is_active
from data_rows('row_landed') as r
inner join file_landed as f on r.file_no = f.file_no
left join spelled_date as birth on r.tanggal_lahir = birth.spelling
left join kelurahan_key as k on kelurahan_key(r.kelurahan) = k.spelling
