-- Purpose: whether two normal forms agree loosely: equal, at most two letters apart, or sharing a
--          word of three letters or more that is not among the most common; null when one is
--          missing
-- Lengths are compared first, because comparing letters is expensive.
create macro names_agree_loosely(a, b) as
    a = b
    or (abs(length(a) - length(b)) <= 2 and levenshtein(a, b) <= 2)
    or len(list_filter(
        list_intersect(string_split(a, ' '), string_split(b, ' ')),
        lambda word: length(word) >= 3 and word not in ('MUHAMAD', 'SITI', 'ABDUL')
    )) > 0
