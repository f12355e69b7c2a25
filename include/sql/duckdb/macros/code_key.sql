-- Purpose: normalised spelling of a header or coded value (as feeds.header_key)
create macro code_key(t) as
    case
        when regexp_full_match(t, '[A-Z0-9]*') then t
        else upper(regexp_replace(
            nfc_normalize(fold_width(t)), '[\s\p{Z}.\-_/()\[\]{}*]+', '', 'g'
        ))
    end
