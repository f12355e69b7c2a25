-- Purpose: what is left of a birth date when the year, the month, the day, or the order of day and
--          month is doubted: a number each; two dates share one if they agree but for that
create macro birth_blocks(birth_date) as [
    100000000 + month(birth_date) * 100 + day(birth_date),
    200000000 + year(birth_date) * 100 + day(birth_date),
    300000000 + year(birth_date) * 100 + month(birth_date),
    400000000 + year(birth_date) * 10000
    + least(month(birth_date), day(birth_date)) * 100
    + greatest(month(birth_date), day(birth_date))
]
