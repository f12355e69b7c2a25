-- Purpose: a number (read_number) that can serve as NIK or KK; else null
create macro usable_number(n, is_numeric) as
    case
        when regexp_full_match(n, '[0-9]{16}')
            and n not in (
                '0000000000000000', '1111111111111111', '2222222222222222', '3333333333333333',
                '4444444444444444', '5555555555555555', '6666666666666666', '7777777777777777',
                '8888888888888888', '9999999999999999'
            )
            and not coalesce(is_numeric, false)
            then n
    end
