-- Purpose: keys that the last publication added count as first published by it
-- Reads:   published_key_raw
-- Writes:  published_key
-- Params:  publication_id
select kind, value, household_id, coalesce(first_publication, $publication_id) as first_publication
from published_key_raw
