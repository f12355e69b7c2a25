-- Purpose: the number of an Indonesian month name, in full, in its older spelling or shortened
create macro month_number(name) as
    case
        when name in ('JANUARI', 'JAN') then 1
        when name in ('FEBRUARI', 'PEBRUARI', 'FEB', 'PEB') then 2
        when name in ('MARET', 'MAR', 'MRT') then 3
        when name in ('APRIL', 'APR') then 4
        when name = 'MEI' then 5
        when name in ('JUNI', 'JUN') then 6
        when name in ('JULI', 'JUL') then 7
        when name in ('AGUSTUS', 'AGUST', 'AGT', 'AGU', 'AGS') then 8
        when name in ('SEPTEMBER', 'SEPT', 'SEP') then 9
        when name in ('OKTOBER', 'OKT') then 10
        when name in ('NOVEMBER', 'NOPEMBER', 'NOV', 'NOP') then 11
        when name in ('DESEMBER', 'DES') then 12
    end
