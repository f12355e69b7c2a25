-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.no_skpwni) as permit,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    r.nama as name,
    normalise_name(r.nama) as name_key,
    usable_number(r.no_kk_asal, r.no_kk_asal_is_numeric) as no_kk,
    number_fault(r.no_kk_asal, r.no_kk_asal_is_numeric) as kk_from_fault,
    usable_number(r.no_kk_tujuan, r.no_kk_tujuan_is_numeric) as no_kk_to,
    number_fault(r.no_kk_tujuan, r.no_kk_tujuan_is_numeric) as kk_to_fault,
    r.kode_wilayah_asal as region_from_text,
    region_code(r.kode_wilayah_asal) as region_from,
    r.kode_wilayah_tujuan as region_to_text,
    region_code(r.kode_wilayah_tujuan) as region_to,
    r.alamat_tujuan as address_to,
    read_neighbourhood(r.rt_tujuan) as rt_to,
    read_neighbourhood(r.rw_tujuan) as rw_to,
    clean_text(r.tanggal_pindah) as move_date_text,
    move.read_on as moved_on,
    clean_text(r.tanggal_lapor) as report_date_text,
    report.read_on as reported_on,
    r.peristiwa as event_text,
    read_is_reversal(r.peristiwa, 'PINDAH') as is_reversal
from data_rows('row_landed') as r
left join spelled_date as move on r.tanggal_pindah = move.spelling
left join spelled_date as report on r.tanggal_lapor = report.spelling
