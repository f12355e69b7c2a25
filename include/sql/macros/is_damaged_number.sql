-- Purpose: whether a number (normalised) has been through a spreadsheet's 15 digits
create macro is_damaged_number(n, is_numeric) as
    n is not null
    and (coalesce(is_numeric, false) or regexp_full_match(n, '[0-9]+(?:,[0-9]+)?E\+?[0-9]+'))
