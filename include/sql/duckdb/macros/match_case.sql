-- Purpose: the id of the question whether a member and a feed's row are one person: the content of
--          both, so that it is the same question whatever file each stands in
create macro match_case(person, residence, row) as
    sha256(concat_ws(
        chr(30), 'MATCH',
        person_content(
            struct_extract(person, 'nik'), struct_extract(person, 'name_key'),
            struct_extract(person, 'birth_date'), residence
        ),
        concat_ws(
            chr(31), struct_extract(row, 'feed'), coalesce(struct_extract(row, 'nik'), ''),
            coalesce(struct_extract(row, 'name_key'), ''),
            coalesce(struct_extract(row, 'birth_date')::varchar, ''),
            coalesce(struct_extract(row, 'no_kk'), ''),
            coalesce(struct_extract(row, 'other_no_kk'), ''),
            coalesce(struct_extract(row, 'kelurahan_code'), ''),
            coalesce(struct_extract(row, 'other_kelurahan_code'), '')
        )
    ))
