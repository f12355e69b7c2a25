-- Purpose: an amount in whole rupiah: 300000, Rp300.000, Rp 300.000,00, 300,000.00 or 300.000,-;
--          null when unreadable, negative or with a fraction
create macro read_rupiah(t) as
    case
        when regexp_full_match(t, '[0-9]{1,15}') then t::bigint
        when regexp_full_match(
            upper(fold_width(t)),
            '((RP|IDR)\.?\s*)?('
            '[0-9]{1,15}([.,]0{1,2}|,-)?'
            '|[0-9]{1,3}(\.[0-9]{3}){1,4}(,0{1,2}|,-)?'
            '|[0-9]{1,3}(,[0-9]{3}){1,4}(\.0{1,2})?)'
        )
            then regexp_replace(
                regexp_replace(fold_width(t), '[.,](0{1,2}|-)$', ''), '[^0-9]', '', 'g'
            )::bigint
    end
