-- Purpose: by what an officer knows the person of a feed's row again, whatever file it stands in
create macro row_content(
    feed, nik, name_key, birth_date, no_kk, other_no_kk, kelurahan_code, other_kelurahan_code
) as
    concat_ws(
        chr(31), feed, coalesce(nik, ''), coalesce(name_key, ''),
        coalesce(birth_date::varchar, ''), coalesce(no_kk, ''), coalesce(other_no_kk, ''),
        coalesce(kelurahan_code, ''), coalesce(other_kelurahan_code, '')
    )
