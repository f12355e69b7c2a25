-- Purpose: doubled letters reduced to one
-- RE2 has no back-references, so each letter is listed; the first branch handles most names.
-- The linter cannot parse a lambda of two parameters.
create macro single_letters(t) as -- noqa: PRS
    case
        when not regexp_matches(t, 'AA|BB|CC|DD|EE|FF|GG|HH|II|JJ|KK|LL|MM|NN|OO|PP|QQ|RR|SS|TT|UU|VV|WW|XX|YY|ZZ')
            then t
        when regexp_matches(t, 'AAA|BBB|CCC|DDD|EEE|FFF|GGG|HHH|III|JJJ|KKK|LLL|MMM|NNN|OOO|PPP|QQQ|RRR|SSS|TTT|UUU|VVV|WWW|XXX|YYY|ZZZ')
            then list_reduce(
                string_split(t, ''),
                lambda name, letter:
                    case
                        when letter between 'A' and 'Z' and right(name, 1) = letter then name
                        else name || letter
                    end
            )
        else
            replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(
            replace(replace(t
            , 'AA', 'A'), 'BB', 'B'), 'CC', 'C'), 'DD', 'D'), 'EE', 'E'), 'FF', 'F')
            , 'GG', 'G'), 'HH', 'H'), 'II', 'I'), 'JJ', 'J'), 'KK', 'K'), 'LL', 'L')
            , 'MM', 'M'), 'NN', 'N'), 'OO', 'O'), 'PP', 'P'), 'QQ', 'Q'), 'RR', 'R')
            , 'SS', 'S'), 'TT', 'T'), 'UU', 'U'), 'VV', 'V'), 'WW', 'W'), 'XX', 'X')
            , 'YY', 'Y'), 'ZZ', 'Z')
    end
