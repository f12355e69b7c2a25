-- Purpose: the day of birth that a usable NIK states (women's carry 40 more)
create macro nik_birth_day(nik) as
    substr(nik, 7, 2)::int - case when substr(nik, 7, 2) > '40' then 40 else 0 end
