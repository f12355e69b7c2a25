-- Purpose: the month of birth that a usable NIK states
create macro nik_birth_month(nik) as substr(nik, 9, 2)::int
