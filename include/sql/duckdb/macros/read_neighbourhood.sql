-- Purpose: an RT or RW in three digits; null when it is not a number of one to three
create macro read_neighbourhood(t) as
    case
        when regexp_full_match(t, '[0-9]{3}') then t
        when regexp_full_match(fold_width(t), '''?[0-9]{1,3}(?:\.0)?')
            then lpad(regexp_extract(fold_width(t), '[0-9]+'), 3, '0')
    end
