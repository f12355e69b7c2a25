-- Purpose: the national programme, by the name that policy uses; null when unknown
create macro read_programme(t) as
    case code_key(t)
        when 'PKH' then 'PKH'
        when 'BPNT' then 'BPNT'
        when 'KARTUSEMBAKO' then 'KARTU SEMBAKO'
        when 'SEMBAKO' then 'KARTU SEMBAKO'
        when 'PAKETSEMBAKO' then 'PAKET SEMBAKO'
        when 'PRAKERJA' then 'PRAKERJA'
        when 'KARTUPRAKERJA' then 'PRAKERJA'
        when 'BST' then 'BST'
        when 'BSTKEMENSOS' then 'BST'
    end
