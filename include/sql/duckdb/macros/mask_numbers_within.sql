-- Purpose: free text with identity numbers masked
create macro mask_numbers_within(cell) as
    case
        when length(cell) < 16 then cell
        else regexp_replace(cell, '(?:\p{Nd}[\s\p{Z}.\-_/]*){15}\p{Nd}', '****************', 'g')
    end
