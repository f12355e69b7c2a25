-- Purpose: the last two digits of the year of birth that a usable NIK states
create macro nik_birth_year(nik) as substr(nik, 11, 2)::int
