-- Purpose: a plain name in which every abbreviation and spelling of MUHAMMAD is replaced by that
--          word
create macro muhammad_in_full(t) as
    regexp_replace(
        regexp_replace(t, '^M\b', 'MUHAMMAD'),
        '\b(?:MOHAMMAD|MOHAMAD|MUHAMAD|MOCHAMAD|MOCHAMMAD|MUCHAMAD|MUCHAMMAD|'
        || 'MOHD|MOH|MUHD|MUH|MOCH|MUCH|MHD)\b',
        'MUHAMMAD', 'g'
    )
