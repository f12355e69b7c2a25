-- Purpose: files first seen since the last publication: those of landings it did not use
-- Reads:   known_file, used_landing
-- Writes:  new_file
select known_file.*
from known_file
anti join used_landing
    on known_file.feed = used_landing.feed
        and known_file.landing_number = used_landing.landing_number
