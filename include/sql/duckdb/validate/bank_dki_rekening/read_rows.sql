-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        read_account_number(clean_text(no_rekening)) as account,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        clean_text(nama) as name,
        clean_text(status) as status_text,
        tanggal,
        clean_text(tanggal) as status_date_text
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.account,
    null::varchar as no_kk,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.name,
    normalise_name(c.name) as name_key,
    c.status_text,
    read_account_status(c.status_text) as status,
    c.status_date_text,
    d.read_on as status_on
from cleaned as c
left join spelled_date as d on c.tanggal = d.spelling
