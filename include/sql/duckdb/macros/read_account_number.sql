-- Purpose: an account number without separators; null when it has no digit
create macro read_account_number(t) as
    case
        when regexp_full_match(t, '[0-9]+') then t
        when regexp_matches(t, '[0-9]') then letters_and_digits(regexp_replace(t, '\.0$', ''))
    end
