-- Purpose: whether a programme's status means that the person receives it; null when unknown
create macro read_is_active(t) as
    case code_key(t) when 'AKTIF' then true when 'NONAKTIF' then false when 'GAGAL' then false end
