-- Purpose: residence of a household as submitted: its Kartu Keluarga; without one, place and head
create macro residence(
    no_kk, kelurahan_code, rt, rw, address_key, head_nik, head_name
) as
    coalesce(no_kk, concat_ws(
        '|', kelurahan_code, coalesce(rt, ''), coalesce(rw, ''), coalesce(address_key, ''),
        coalesce(head_nik, ''), coalesce(normalise_name(head_name), '')
    ))
