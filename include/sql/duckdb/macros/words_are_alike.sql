-- Purpose: whether two words of normal forms may be the same: equal, an initial, abbreviated, or,
--          if requested, one letter apart
-- An abbreviation keeps the beginning or the end of a name, as nicknames do.
create macro words_are_alike(a, b, may_be_typed) as
    a = b
    or (least(length(a), length(b)) <> 2 and (starts_with(a, b) or starts_with(b, a)))
    or (least(length(a), length(b)) >= 4 and (ends_with(a, b) or ends_with(b, a)))
    or (may_be_typed and least(length(a), length(b)) >= 4 and levenshtein(a, b) <= 1)
