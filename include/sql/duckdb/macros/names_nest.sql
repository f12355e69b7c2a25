-- Purpose: whether every word of the shorter of two normal forms has its own equal or similar word
--          in the other, in any order
create macro names_nest(a, b, may_be_typed) as
    least(
        count_words_alike(string_split(a, ' '), string_split(b, ' '), may_be_typed),
        count_words_alike(string_split(b, ' '), string_split(a, ' '), may_be_typed)
    ) >= least(len(string_split(a, ' ')), len(string_split(b, ' ')))
