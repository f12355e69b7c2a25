-- Purpose: each row's cells, read; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date, kelurahan_key
-- Writes:  record
-- A coordinate outside the waters of DKI Jakarta is a mistake: two numbers changed places, or a
-- decimal sign was lost.
with cleaned as (
    select
        file_no * 16777216 + row_number as row_key,
        file_no,
        row_number,
        letters_and_digits(clean_text(kode_lokasi)) as site_code,
        clean_text(nama) as site_name,
        clean_text(kode_kelurahan) as kelurahan_text,
        clean_text(lintang) as latitude_text,
        clean_text(bujur) as longitude_text,
        clean_text(kapasitas_per_hari) as capacity_text,
        tanggal_buka,
        clean_text(tanggal_buka) as opening_text,
        tanggal_tutup,
        clean_text(tanggal_tutup) as closing_text
    from row_landed
    where not is_layout
)

select
    c.row_key,
    c.file_no,
    c.row_number,
    c.site_code,
    c.site_name,
    c.kelurahan_text,
    k.kelurahan_code,
    c.latitude_text,
    case when read_decimal(c.latitude_text) between -6.5 and -5.0
            then read_decimal(c.latitude_text)
    end as latitude,
    c.longitude_text,
    case when read_decimal(c.longitude_text) between 106.3 and 107.0
            then read_decimal(c.longitude_text)
    end as longitude,
    c.capacity_text,
    nullif(read_whole_number(c.capacity_text), 0) as daily_capacity,
    c.opening_text,
    opened.read_on as opens_on,
    c.closing_text,
    closed.read_on as closes_on
from cleaned as c
left join spelled_date as opened on c.tanggal_buka = opened.spelling
left join spelled_date as closed on c.tanggal_tutup = closed.spelling
left join kelurahan_key as k on kelurahan_key(c.kelurahan_text) = k.spelling
