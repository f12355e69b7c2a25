-- Purpose: relation of two birth dates: EQUAL (EQUAL_GIVEN: 1 January, 1 July or 31 December, which
--          offices assign to unknown birth dates); EXCHANGED day and month; one DIGIT or one PART
--          (day, month or year) differs; else OTHER
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
