-- Purpose: relation of two normal forms that agree loosely: EQUAL (EQUAL_WORD: of one word);
--          CONFLICT, each has a word missing in the other; TYPED, a word differs in a letter; else
--          every word of the shorter is in the other: two or more in full (NESTED_TWO), one in full
--          beside initials or abbreviations (NESTED_CUT), only one (NESTED_ONE), or none in full
--          (CUT). OTHER do not agree loosely
create macro name_relation(a, b) as
    case
        when not names_agree_loosely(a, b) then 'OTHER'
        when a = b and contains(a, ' ') then 'EQUAL'
        when a = b then 'EQUAL_WORD'
        when not names_nest(a, b, true) then 'CONFLICT'
        when not names_nest(a, b, false) then 'TYPED'
        when len(list_intersect(string_split(a, ' '), string_split(b, ' '))) >= 2 then 'NESTED_TWO'
        when len(list_intersect(string_split(a, ' '), string_split(b, ' '))) = 0 then 'CUT'
        when contains(a, ' ') and contains(b, ' ') then 'NESTED_CUT'
        else 'NESTED_ONE'
    end
