-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.id_instruksi) as instruction_id,
    read_account_number(r.no_rekening) as account,
    r.nama as name,
    normalise_name(r.nama) as name_key,
    r.nominal as amount_text,
    read_rupiah(r.nominal) as amount_idr,
    r.status as status_text,
    read_payment_status(r.status) as status,
    r.kode_alasan as reason,
    clean_text(r.tanggal) as result_date_text,
    d.read_on as result_on
from data_rows('row_landed') as r
left join spelled_date as d on r.tanggal = d.spelling
