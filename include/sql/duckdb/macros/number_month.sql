-- Purpose: 17-8-1945 for 17 Agustus 1945; other text as it is
create macro number_month(t) as
    case
        when regexp_full_match(t, '[0-9]{1,2}[- ]*[A-Za-z]+\.?[- ]*(?:[0-9]{2}|[0-9]{4})')
            then regexp_extract(t, '^[0-9]+') || '-'
                || month_number(upper(regexp_extract(t, '[A-Za-z]+'))) || '-'
                || regexp_extract(t, '[0-9]+$')
        else t
    end
