-- Purpose: an identity number with all but the last four characters masked
-- A cell that says "no number" is unchanged; a masked number never equals such a word.
create macro mask_number(cell) as
    case
        when read_number(cell) is null then cell
        else repeat('*', greatest(length(cell) - 4, 4)) || right(cell, 4)
    end
