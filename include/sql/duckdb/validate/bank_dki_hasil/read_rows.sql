-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(id_instruksi)) as instruction_id,
        read_account_number(clean_text(no_rekening)) as account,
        clean_text(nama) as name,
        clean_text(nominal) as amount_text,
        clean_text(status) as status_text,
        clean_text(kode_alasan) as reason,
        tanggal,
        clean_text(tanggal) as result_date_text
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.instruction_id,
    c.account,
    null::varchar as no_kk,
    null::varchar as nik,
    c.name,
    normalise_name(c.name) as name_key,
    c.amount_text,
    read_rupiah(c.amount_text) as amount_idr,
    c.status_text,
    read_payment_status(c.status_text) as status,
    c.reason,
    c.result_date_text,
    d.read_on as result_on
from cleaned as c
left join spelled_date as d on c.tanggal = d.spelling
