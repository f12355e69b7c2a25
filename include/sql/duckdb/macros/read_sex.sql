-- Purpose: L or P; null when it is blank or unreadable
-- The spellings seen most are compared first: they are nearly all, and need no further work.
create macro read_sex(t) as
    case
        when t in ('L', 'P') then t
        when code_key(t) in ('L', 'LAKILAKI', 'PRIA', 'M') then 'L'
        when code_key(t) in ('P', 'PEREMPUAN', 'WANITA', 'F') then 'P'
    end
