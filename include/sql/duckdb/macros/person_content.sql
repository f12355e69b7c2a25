-- Purpose: by what an officer knows a member of a list again: number, name, birth date, and the
--          Kartu Keluarga, or where there is none the place, of his household
create macro person_content(nik, name_key, birth_date, residence) as
    concat_ws(
        chr(31), coalesce(nik, ''), coalesce(name_key, ''), coalesce(birth_date::varchar, ''),
        coalesce(residence, '')
    )
