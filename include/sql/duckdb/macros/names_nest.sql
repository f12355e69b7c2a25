-- Purpose: every word of the shorter of two normal forms stands in the other, if only alike, in any
--          order; a word does not stand for two
create macro names_nest(a, b, may_be_typed) as
    least(
        count_words_alike(string_split(a, ' '), string_split(b, ' '), may_be_typed),
        count_words_alike(string_split(b, ' '), string_split(a, ' '), may_be_typed)
    ) >= least(len(string_split(a, ' ')), len(string_split(b, ' ')))
