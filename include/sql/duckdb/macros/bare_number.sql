-- Purpose: null for the words that stand where there is no number
create macro bare_number(n) as
    case when n in ('', '0', 'BELUMADA', 'TIDAKADA') then null else n end
