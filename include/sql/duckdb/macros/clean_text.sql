-- Purpose: a cell's visible text; null when nothing is visible
-- White space of every kind becomes a space; control characters, zero-width characters and marks of
-- direction are removed. ="…", which keeps text as text in Excel, becomes the quoted text.
-- The first branch handles nearly every cell, for speed.
create macro clean_text(t) as
    case
        when regexp_full_match(t, '[!-<>-~](?:[ -~]*[!-~])?') then t
        when regexp_full_match(t, '\s*="[^"]*"\s*')
            then nullif(trim(regexp_extract(t, '"([^"]*)"', 1)), '')
        else nullif(trim(regexp_replace(
            regexp_replace(t, '[\t\n\v\f\r\x{85}\p{Z}]', ' ', 'g'),
            '[\p{Cc}\p{Cf}\x{FE00}-\x{FE0F}]', '', 'g'
        )), '')
    end
