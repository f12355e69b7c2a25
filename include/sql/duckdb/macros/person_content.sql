-- Purpose: content by which a member of a list is identified in review cases: number, name, birth
--          date, and the Kartu Keluarga of the household, or without one its place
create macro person_content(nik, name_key, birth_date, residence) as
    concat_ws(
        chr(31), coalesce(nik, ''), coalesce(name_key, ''), coalesce(birth_date::varchar, ''),
        coalesce(residence, '')
    )
