-- Purpose: parsed cells of each row; null where a cell is blank or cannot be read
-- Reads:   row_landed, spelled_date, kelurahan_key
-- Writes:  record
-- A coordinate outside the waters of DKI Jakarta is a mistake: swapped numbers or a missing
-- decimal sign.
select
    r.row_key,
    r.file_no,
    r.row_number,
    letters_and_digits(r.kode_lokasi) as site_code,
    r.nama as site_name,
    r.kode_kelurahan as kelurahan_text,
    k.kelurahan_code,
    r.lintang as latitude_text,
    case when read_decimal(r.lintang) between -6.5 and -5.0
            then read_decimal(r.lintang)
    end as latitude,
    r.bujur as longitude_text,
    case when read_decimal(r.bujur) between 106.3 and 107.0
            then read_decimal(r.bujur)
    end as longitude,
    r.kapasitas_per_hari as capacity_text,
    nullif(read_whole_number(r.kapasitas_per_hari), 0) as daily_capacity,
    clean_text(r.tanggal_buka) as opening_date_text,
    opened.read_on as opens_on,
    clean_text(r.tanggal_tutup) as closing_date_text,
    closed.read_on as closes_on
from data_rows('row_landed') as r
left join spelled_date as opened on r.tanggal_buka = opened.spelling
left join spelled_date as closed on r.tanggal_tutup = closed.spelling
left join kelurahan_key as k on kelurahan_key(r.kode_kelurahan) = k.spelling
