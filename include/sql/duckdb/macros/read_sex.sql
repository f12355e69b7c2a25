-- Purpose: L or P; null when it is blank or unreadable
-- The most frequent spellings are compared first, for speed.
create macro read_sex(t) as
    case
        when t in ('L', 'P') then t
        when code_key(t) in ('L', 'LAKILAKI', 'PRIA', 'M') then 'L'
        when code_key(t) in ('P', 'PEREMPUAN', 'WANITA', 'F') then 'P'
    end
