-- Purpose: number of words that are similar to one of the others
create macro count_words_alike(words, others, may_be_typed) as
    len(list_filter(
        words,
        lambda word: len(list_filter(
            others, lambda other: words_are_alike(word, other, may_be_typed)
        )) > 0
    ))
