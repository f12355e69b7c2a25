-- Purpose: files first seen since the last publication: those of landings it had not used
-- Reads:   known_file, used_landing
-- Writes:  new_file
select known_file.*
from known_file
anti join used_landing using (feed, landing_number)
