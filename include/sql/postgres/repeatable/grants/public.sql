-- Purpose: nobody calls a function who was not granted it, also one of the future
-- Reads:   -
-- Writes:  -
alter default privileges revoke execute on functions from public;
