-- Purpose: the case id of the match of a member with a feed's row: a hash of the content of both,
--          independent of files
create macro match_case(person, residence, stated) as
    sha256(concat_ws(
        chr(30), 'MATCH',
        person_content(
            struct_extract(person, 'nik'), struct_extract(person, 'name_key'),
            struct_extract(person, 'birth_date'), residence
        ),
        concat_ws(
            chr(31), struct_extract(stated, 'feed'), coalesce(struct_extract(stated, 'nik'), ''),
            coalesce(struct_extract(stated, 'name_key'), ''),
            coalesce(struct_extract(stated, 'birth_date')::varchar, ''),
            coalesce(struct_extract(stated, 'no_kk'), ''),
            coalesce(struct_extract(stated, 'other_no_kk'), ''),
            coalesce(struct_extract(stated, 'kelurahan_code'), ''),
            coalesce(struct_extract(stated, 'other_kelurahan_code'), '')
        )
    ))
