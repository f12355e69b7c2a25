-- Purpose: the publication to recompute, with its expected digest
-- Reads:   published.publication
-- Writes:  -
-- Params:  publication_id
select publication_id, run_id, period, run_date, digest, rule_set, rule_set_sha256
from published.publication
where publication_id = :publication_id
