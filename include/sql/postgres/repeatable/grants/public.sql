-- Purpose: PUBLIC may not call functions without a grant, including future functions
-- Reads:   -
-- Writes:  -
alter default privileges revoke execute on functions from public;
