-- Purpose: every word of the shorter of two normal forms stands in the other, if only alike, in any
--          order; a word does not stand for two
create macro names_nest(a, b) as
    least(
        count_words_alike(string_split(a, ' '), string_split(b, ' ')),
        count_words_alike(string_split(b, ' '), string_split(a, ' '))
    ) >= least(len(string_split(a, ' ')), len(string_split(b, ' ')))
