-- Purpose: a cell's identity number without separators; null where it says "no number"
-- usable_number checks whether the result is usable. The first branches handle nearly every cell:
-- sixteen digits, blank, and the two ways to keep a spreadsheet from rounding.
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
