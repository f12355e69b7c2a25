-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date, kelurahan_key
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(id_pengaduan)) as complaint,
        tanggal,
        clean_text(tanggal) as lodged_text,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        read_number(no_kk) as kk_number,
        coalesce(no_kk_is_numeric, false) as kk_is_numeric,
        kelurahan_key(clean_text(kode_kelurahan)) as kelurahan,
        clean_text(kategori) as category_text,
        clean_text(isi) as wording
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.complaint,
    c.lodged_text,
    lodged.read_on as lodged_on,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.kk_number,
    usable_number(c.kk_number, c.kk_is_numeric) as no_kk,
    is_damaged_number(c.kk_number, c.kk_is_numeric) as kk_is_damaged,
    c.kelurahan,
    k.kelurahan_code,
    c.category_text,
    read_complaint_category(c.category_text) as category,
    c.wording
from cleaned as c
left join spelled_date as lodged on c.tanggal = lodged.spelling
left join kelurahan_key as k on c.kelurahan = k.spelling
