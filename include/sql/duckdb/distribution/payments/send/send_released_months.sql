-- Purpose: the months whose payment failed or was returned
-- Reads:   released_month
-- Writes:  released_month
from released_month
