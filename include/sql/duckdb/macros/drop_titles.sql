-- Purpose: a plain name without the titles it begins with
create macro drop_titles(t) as
    regexp_replace(
        t, '^(?:(?:H|HJ|HAJI|HAJJAH|DRS|DRA|DR|IR|KH|ALM|ALMH|BPK|IBU)(?: |$))+', ''
    )
