-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    read_account_number(r.no_rekening) as account,
    usable_number(r.nik, r.nik_is_numeric) as nik,
    number_fault(r.nik, r.nik_is_numeric) as nik_fault,
    r.nama as name,
    normalise_name(r.nama) as name_key,
    r.status as status_text,
    read_account_status(r.status) as status,
    clean_text(r.tanggal) as status_date_text,
    d.read_on as status_on
from data_rows('row_landed') as r
left join spelled_date as d on r.tanggal = d.spelling
