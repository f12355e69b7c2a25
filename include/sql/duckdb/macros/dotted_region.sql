-- Purpose: a region code of 4, 6 or 10 digits with its dots
create macro dotted_region(digits) as
    case
        when regexp_full_match(digits, '[0-9]{10}')
            then regexp_replace(digits, '(..)(..)(..)(....)', '\1.\2.\3.\4')
        when regexp_full_match(digits, '[0-9]{6}')
            then regexp_replace(digits, '(..)(..)(..)', '\1.\2.\3')
        when regexp_full_match(digits, '[0-9]{4}') then regexp_replace(digits, '(..)(..)', '\1.\2')
    end
