-- Purpose: a cell's text as a person sees it; null when nothing is to be seen
-- White space of every kind becomes a space; control characters, zero-width characters and marks of
-- direction go. ="…", with which a CSV keeps Excel from reading a number, is the text it quotes.
-- The first branch is what nearly every cell takes.
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
