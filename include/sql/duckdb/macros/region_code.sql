-- Purpose: a region code with dots, from province and city on; null when it has another form
create macro region_code(t) as
    case
        when regexp_full_match(t, '[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}') then t
        else dotted_region(code_key(regexp_replace(t, '\.0$', '')))
    end
