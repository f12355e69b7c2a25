-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(no_skpwni)) as permit,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        clean_text(nama) as name,
        read_number(no_kk_asal) as kk_from_number,
        coalesce(no_kk_asal_is_numeric, false) as kk_from_is_numeric,
        read_number(no_kk_tujuan) as kk_to_number,
        coalesce(no_kk_tujuan_is_numeric, false) as kk_to_is_numeric,
        clean_text(kode_wilayah_asal) as region_from_text,
        clean_text(kode_wilayah_tujuan) as region_to_text,
        clean_text(alamat_tujuan) as address_to,
        read_neighbourhood(clean_text(rt_tujuan)) as rt_to,
        read_neighbourhood(clean_text(rw_tujuan)) as rw_to,
        tanggal_pindah,
        clean_text(tanggal_pindah) as move_text,
        tanggal_lapor,
        clean_text(tanggal_lapor) as report_text,
        clean_text(peristiwa) as event
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.permit,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.name,
    normalise_name(c.name) as name_key,
    c.kk_from_number,
    usable_number(c.kk_from_number, c.kk_from_is_numeric) as no_kk,
    is_damaged_number(c.kk_from_number, c.kk_from_is_numeric) as kk_from_is_damaged,
    c.kk_to_number,
    usable_number(c.kk_to_number, c.kk_to_is_numeric) as no_kk_to,
    is_damaged_number(c.kk_to_number, c.kk_to_is_numeric) as kk_to_is_damaged,
    c.region_from_text,
    region_code(c.region_from_text) as region_from,
    c.region_to_text,
    region_code(c.region_to_text) as region_to,
    c.address_to,
    c.rt_to,
    c.rw_to,
    c.move_text,
    move.read_on as moved_on,
    c.report_text,
    report.read_on as reported_on,
    c.event,
    read_is_reversal(c.event, 'PINDAH') as is_reversal
from cleaned as c
left join spelled_date as move on c.tanggal_pindah = move.spelling
left join spelled_date as report on c.tanggal_lapor = report.spelling
