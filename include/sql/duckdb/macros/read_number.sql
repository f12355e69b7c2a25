-- Purpose: a cell's identity number without what does not count; null where it says "no number"
-- Whether the result can be used is asked by usable_number. The first branches are what nearly
-- every cell takes: sixteen digits, blank, and the two ways to keep a spreadsheet from rounding
-- them.
create macro read_number(cell) as
    case
        when regexp_full_match(cell, '[0-9]{16}') then cell
        when cell is null then null
        when regexp_full_match(cell, '''[0-9]{16}|="[0-9]{16}"') then translate(cell, '''="', '')
        else bare_number(upper(regexp_replace(
            regexp_replace(fold_width(clean_text(cell)), '^[''’‘`]+|\.0$', '', 'g'),
            '[\s\p{Z}.\-‐‑‒–—−]+', '', 'g'
        )))
    end
