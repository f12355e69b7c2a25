-- Purpose: whether two usable numbers differ in exactly one digit, or by one swap of adjacent
--          digits
create macro is_one_slip(a, b) as damerau_levenshtein(a, b) = 1
