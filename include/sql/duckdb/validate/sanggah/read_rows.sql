-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, file_landed, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.id_sanggah) as appeal,
    clean_text(r.tanggal) as lodging_date_text,
    lodged.read_on as lodged_on,
    r.periode as appealed_period_text,
    read_period(r.periode, f.landed_on) as appealed_period,
    usable_number(r.no_kk, r.no_kk_is_numeric) as no_kk,
    number_fault(r.no_kk, r.no_kk_is_numeric) as kk_fault,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    r.alasan as grounds,
    r.bukti as proof
from data_rows('row_landed') as r
inner join file_landed as f on r.file_no = f.file_no
left join spelled_date as lodged on r.tanggal = lodged.spelling
