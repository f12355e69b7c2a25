-- Purpose: the sex that a usable NIK states, L or P; null without a NIK
create macro nik_sex(nik) as
    case when substr(nik, 7, 2) > '40' then 'P' when substr(nik, 7, 2) <= '40' then 'L' end
