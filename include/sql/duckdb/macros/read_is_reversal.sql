-- Purpose: whether a registry event takes an earlier one back; null when it is neither
-- event is the feed's own word for what happened, such as KEMATIAN.
create macro read_is_reversal(t, event) as
    case code_key(t) when event then false when 'PEMBATALAN' then true end
