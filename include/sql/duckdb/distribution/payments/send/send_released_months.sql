-- Purpose: the months whose payment failed or came back
-- Reads:   released_month
-- Writes:  released_month
from released_month
