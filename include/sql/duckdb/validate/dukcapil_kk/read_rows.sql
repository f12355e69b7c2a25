-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        read_number(no_kk_lama) as kk_from_number,
        coalesce(no_kk_lama_is_numeric, false) as kk_from_is_numeric,
        read_number(no_kk_baru) as kk_to_number,
        coalesce(no_kk_baru_is_numeric, false) as kk_to_is_numeric,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        read_relationship(clean_text(hubungan_keluarga)) as relationship,
        tanggal_berlaku,
        clean_text(tanggal_berlaku) as effective_text,
        upper(clean_text(sebab)) as cause
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.kk_from_number,
    usable_number(c.kk_from_number, c.kk_from_is_numeric) as no_kk,
    is_damaged_number(c.kk_from_number, c.kk_from_is_numeric) as kk_from_is_damaged,
    c.kk_to_number,
    usable_number(c.kk_to_number, c.kk_to_is_numeric) as no_kk_to,
    is_damaged_number(c.kk_to_number, c.kk_to_is_numeric) as kk_to_is_damaged,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.relationship,
    c.effective_text,
    effective.read_on as effective_on,
    c.cause
from cleaned as c
left join spelled_date as effective on c.tanggal_berlaku = effective.spelling
