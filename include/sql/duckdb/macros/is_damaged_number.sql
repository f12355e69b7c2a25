-- Purpose: whether a number (read_number) has been through a spreadsheet's 15 digits
create macro is_damaged_number(n, is_numeric) as
    case
        when n is null then false
        when coalesce(is_numeric, false) then true
        when contains(n, 'E') then regexp_full_match(n, '[0-9]+(?:,[0-9]+)?E\+?[0-9]+')
        else false
    end
