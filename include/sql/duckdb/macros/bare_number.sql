-- Purpose: null for words that mean "no number"
create macro bare_number(n) as
    case when n in ('', '0', 'BELUMADA', 'TIDAKADA') then null else n end
