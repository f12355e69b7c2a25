-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date, kelurahan_key
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.id_pengaduan) as complaint,
    clean_text(r.tanggal) as lodging_date_text,
    lodged.read_on as lodged_on,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    usable_number(r.no_kk, r.no_kk_is_numeric) as no_kk,
    number_fault(r.no_kk, r.no_kk_is_numeric) as kk_fault,
    r.kode_kelurahan as kelurahan_text,
    k.kelurahan_code,
    r.kategori as category_text,
    read_complaint_category(r.kategori) as category,
    r.isi as wording
from data_rows('row_landed') as r
left join spelled_date as lodged on r.tanggal = lodged.spelling
left join kelurahan_key as k on kelurahan_key(r.kode_kelurahan) = k.spelling
