-- Purpose: how two birth dates resemble each other: EQUAL (EQUAL_GIVEN: the first of January or
--          July or the last of December, which offices give to those who do not know theirs);
--          EXCHANGED day and month; one DIGIT or one PART (day, month or year) differs; else OTHER
create macro birth_date_relation(a, b) as
    case
        when a = b and month(a) * 100 + day(a) in (101, 701, 1231) then 'EQUAL_GIVEN'
        when a = b then 'EQUAL'
        when year(a) = year(b) and month(a) = day(b) and day(a) = month(b) then 'EXCHANGED'
        when
            case when year(a) = year(b) then 1 else 0 end
            + case when month(a) = month(b) then 1 else 0 end
            + case when day(a) = day(b) then 1 else 0 end < 2
            then 'OTHER'
        when levenshtein(a::varchar, b::varchar) = 1 then 'DIGIT'
        else 'PART'
    end
