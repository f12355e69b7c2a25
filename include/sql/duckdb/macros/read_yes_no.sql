-- Purpose: an answer; null when it is blank or unreadable
-- The most frequent spellings are compared first, for speed.
create macro read_yes_no(t) as
    case
        when t in ('TIDAK', '-', '–', '—') then false
        when t = 'YA' then true
        else case code_key(regexp_replace(t, '\.0$', ''))
            when 'YA' then true
            when 'TIDAK' then false
            when 'Y' then true
            when 'T' then false
            when 'IYA' then true
            when 'TDK' then false
            when '1' then true
            when '0' then false
            when 'TRUE' then true
            when 'FALSE' then false
            when '✓' then true
            when 'V' then true
            when 'X' then false
        end
    end
