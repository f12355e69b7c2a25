-- Purpose: what two spellings of a header or coded value have in common (as feeds.header_key)
create macro code_key(t) as
    upper(regexp_replace(nfc_normalize(fold_width(t)), '[\s\p{Z}.\-_/()\[\]{}*]+', '', 'g'))
