-- Purpose: why a number (read_number) cannot serve as NIK or KK: DAMAGED by a spreadsheet, or else
--          MALFORMED; null where it can, and where there is none
create macro number_fault(n, is_numeric) as
    case
        when is_damaged_number(n, is_numeric) then 'DAMAGED'
        when n is not null and usable_number(n, is_numeric) is null then 'MALFORMED'
    end
