-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    usable_number(r.no_kk_lama, r.no_kk_lama_is_numeric) as no_kk,
    number_fault(r.no_kk_lama, r.no_kk_lama_is_numeric) as kk_from_fault,
    usable_number(r.no_kk_baru, r.no_kk_baru_is_numeric) as no_kk_to,
    number_fault(r.no_kk_baru, r.no_kk_baru_is_numeric) as kk_to_fault,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    read_relationship(r.hubungan_keluarga) as relationship,
    clean_text(r.tanggal_berlaku) as effective_date_text,
    effective.read_on as effective_on,
    upper(r.sebab) as cause
from data_rows('row_landed') as r
left join spelled_date as effective on r.tanggal_berlaku = effective.spelling
