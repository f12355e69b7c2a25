-- Purpose: a plain name without the titles it begins with
create macro drop_titles(t) as
    case
        when regexp_matches(t, '^(?:H|HJ|HAJI|HAJJAH|DRS|DRA|DR|IR|KH|ALM|ALMH|BPK|IBU)(?: |$)')
            then regexp_replace(
                t, '^(?:(?:H|HJ|HAJI|HAJJAH|DRS|DRA|DR|IR|KH|ALM|ALMH|BPK|IBU)(?: |$))+', ''
            )
        else t
    end
