-- Purpose: a name in the normal form in which two spellings of one name agree; null when empty
-- Each step is taken only by the names that need it: most are plain letters and spaces.
create macro normalise_name(t) as
    nullif(single_letters(modern_spelling(muhammad_in_full(drop_titles(plain_name(t))))), '')
