-- Purpose: the normal form of a name, equal for its spellings; null when empty
-- For most names only doubled letters are reduced. The list holds a result that is used twice.
create macro normalise_name(t) as
    nullif(case
        when regexp_matches(
            upper(t),
            '[^A-Z ]|^ | $|  |^(?:M|H|HJ|HAJI|HAJJAH|DRS|DRA|DR|IR|KH|ALM|ALMH|BPK|IBU)(?: |$)'
            '|M[OU]C?HA?|MHD|OE|[DTS]J'
        )
            then list_transform(
                [modern_spelling(muhammad_in_full(drop_titles(plain_name(t))))],
                lambda name: single_letters(name)
            )[1]
        else single_letters(upper(t))
    end, '')
