-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, file_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(id_sanggah)) as appeal,
        tanggal,
        clean_text(tanggal) as lodged_text,
        clean_text(periode) as appealed_text,
        read_number(no_kk) as kk_number,
        coalesce(no_kk_is_numeric, false) as kk_is_numeric,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        clean_text(alasan) as grounds,
        clean_text(bukti) as proof
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.appeal,
    c.lodged_text,
    lodged.read_on as lodged_on,
    c.appealed_text,
    read_period(c.appealed_text, f.landed_on) as appealed_period,
    c.kk_number,
    usable_number(c.kk_number, c.kk_is_numeric) as no_kk,
    is_damaged_number(c.kk_number, c.kk_is_numeric) as kk_is_damaged,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.grounds,
    c.proof
from cleaned as c
inner join file_landed as f on c.file_no = f.file_no
left join spelled_date as lodged on c.tanggal = lodged.spelling
