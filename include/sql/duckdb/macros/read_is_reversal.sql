-- Purpose: whether a registry event reverses an earlier one; null when unknown
-- event is the feed's term for the event, such as KEMATIAN.
create macro read_is_reversal(t, event) as
    case code_key(t) when event then false when 'PEMBATALAN' then true end
