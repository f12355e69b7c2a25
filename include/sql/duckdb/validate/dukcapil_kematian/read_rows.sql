-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, file_landed, kelurahan_key, spelled_date
-- Writes:  record
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(no_akta)) as certificate,
        read_number(nik) as nik_number,
        coalesce(nik_is_numeric, false) as nik_is_numeric,
        read_number(no_kk) as kk_number,
        coalesce(no_kk_is_numeric, false) as kk_is_numeric,
        clean_text(nama) as name,
        tanggal_lahir,
        clean_text(tanggal_lahir) as birth_text,
        kelurahan_key(clean_text(kelurahan)) as kelurahan,
        tanggal_kematian,
        clean_text(tanggal_kematian) as death_text,
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
    c.certificate,
    c.nik_number,
    usable_number(c.nik_number, c.nik_is_numeric) as nik,
    is_damaged_number(c.nik_number, c.nik_is_numeric) as nik_is_damaged,
    c.kk_number,
    usable_number(c.kk_number, c.kk_is_numeric) as no_kk,
    is_damaged_number(c.kk_number, c.kk_is_numeric) as kk_is_damaged,
    c.name,
    normalise_name(c.name) as name_key,
    c.birth_text,
    possible_birth(birth.read_on, f.landed_on) as birth_date,
    c.kelurahan,
    k.kelurahan_code,
    c.death_text,
    death.read_on as died_on,
    c.report_text,
    report.read_on as reported_on,
    c.event,
    read_is_reversal(c.event, 'KEMATIAN') as is_reversal
from cleaned as c
inner join file_landed as f on c.file_no = f.file_no
left join spelled_date as birth on c.tanggal_lahir = birth.spelling
left join spelled_date as death on c.tanggal_kematian = death.spelling
left join spelled_date as report on c.tanggal_lapor = report.spelling
left join kelurahan_key as k on c.kelurahan = k.spelling
