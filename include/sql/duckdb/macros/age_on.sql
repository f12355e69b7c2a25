-- Purpose: age in full years on a day; who was born on 29 February turns a year older on 1 March
create macro age_on(birth_date, day) as
    year(day) - year(birth_date)
    - case
        when month(day) * 100 + day(day) < month(birth_date) * 100 + day(birth_date) then 1
        else 0
    end
