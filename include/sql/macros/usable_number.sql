-- Purpose: a number (normalised) that can serve as NIK or KK; else null
create macro usable_number(n, is_numeric) as
    case
        when regexp_full_match(n, '[0-9]{16}')
            and n <> repeat(n[1], 16)
            and not coalesce(is_numeric, false)
            then n
    end
