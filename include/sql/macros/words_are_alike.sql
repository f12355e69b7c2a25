-- Purpose: two words of normal forms may be one: equal, one letter apart, an initial, or cut from the other
-- A cut keeps the beginning or the end of a name, as nicknames do.
create macro words_are_alike(a, b) as
    a = b
    or (least(length(a), length(b)) >= 4 and levenshtein(a, b) <= 1)
    or (least(length(a), length(b)) <> 2 and (starts_with(a, b) or starts_with(b, a)))
    or (least(length(a), length(b)) >= 4 and (ends_with(a, b) or ends_with(b, a)))
