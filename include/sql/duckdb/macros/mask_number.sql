-- Purpose: an identity number's cell of which only the last four characters can be read
-- A cell that says "no number" stays as it is; a masked one is never read as such.
create macro mask_number(cell) as
    case
        when read_number(cell) is null then cell
        else repeat('*', greatest(length(cell) - 4, 4)) || right(cell, 4)
    end
