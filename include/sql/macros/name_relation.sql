-- Purpose: how two normal forms that agree loosely resemble each other: EQUAL (EQUAL_WORD: of one
--          word); NESTED, every word of the shorter stands in the other, of which the two share two
--          or more (NESTED_TWO), one beside others that are alike (NESTED_ALIKE), only one
--          (NESTED_ONE) or none (ALIKE); CONFLICT, each has a word that the other lacks; else OTHER
create macro name_relation(a, b) as
    case
        when not names_agree_loosely(a, b) then 'OTHER'
        when a = b and contains(a, ' ') then 'EQUAL'
        when a = b then 'EQUAL_WORD'
        when not names_nest(a, b) then 'CONFLICT'
        when len(list_intersect(string_split(a, ' '), string_split(b, ' '))) >= 2 then 'NESTED_TWO'
        when len(list_intersect(string_split(a, ' '), string_split(b, ' '))) = 0 then 'ALIKE'
        when contains(a, ' ') and contains(b, ' ') then 'NESTED_ALIKE'
        else 'NESTED_ONE'
    end
