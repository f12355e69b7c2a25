-- Purpose: every key ever published, with the first publication that had it
-- Reads:   published_key_file, key_file
-- Writes:  published_key
select keys.kind, keys.value, keys.household_id, key_file.publication_id as first_publication
from published_key_file as keys
inner join key_file on keys.filename = key_file.file
