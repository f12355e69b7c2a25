-- Purpose: what is left of a birth date when one part of it is doubted: year, month, day, or which
--          of day and month is which; dates that agree in all else share this number
create macro birth_block(birth_date, doubted_part) as
    case doubted_part
        when 'YEAR' then month(birth_date) * 100 + day(birth_date)
        when 'MONTH' then year(birth_date) * 100 + day(birth_date)
        when 'DAY' then year(birth_date) * 100 + month(birth_date)
        else
            year(birth_date) * 10000
            + least(month(birth_date), day(birth_date)) * 100
            + greatest(month(birth_date), day(birth_date))
    end
