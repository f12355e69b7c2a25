-- Purpose: an identity number without what does not count; null where it says "no number"
-- t is clean text. Whether the result can be used is asked by usable_number.
create macro normalise_number(t) as
    case
        when regexp_full_match(t, '[0-9]{16}') then t
        else bare_number(upper(regexp_replace(
            regexp_replace(fold_width(t), '^[''’‘`]+|\.0$', '', 'g'),
            '[\s\p{Z}.\-‐‑‒–—−]+', '', 'g'
        )))
    end
