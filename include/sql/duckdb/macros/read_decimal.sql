-- Purpose: a number with a decimal point or comma; null when it is blank or unreadable
create macro read_decimal(t) as
    case
        when regexp_full_match(fold_width(t), '''?[-−+]?[0-9]{1,12}(?:[.,][0-9]{1,15})?')
            then try_cast(translate(fold_width(t), ',−''', '.-') as double)
    end
