-- Purpose: a whole number of one to nine digits, as a sheet may also write it (500.0); null when it
--          is blank or unreadable
create macro read_whole_number(t) as
    case
        when regexp_full_match(fold_width(t), '''?[0-9]{1,9}(?:\.0)?')
            then regexp_extract(fold_width(t), '[0-9]+')::integer
    end
