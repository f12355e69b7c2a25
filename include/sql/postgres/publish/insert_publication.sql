-- Purpose: record the publication
-- Reads:   ops.run
-- Writes:  published.publication
-- Params:  run_id, stage, eligible, held, ineligible, inserted, changed, closed, digest, rule_set,
--          rule_set_sha256, rule_book_sha256, product_version, approved_by, base_publication_id,
--          landings
insert into published.publication (
    run_id, period, run_date, started_at, eligible, held, ineligible, inserted, changed, closed,
    digest, rule_set, rule_set_sha256, rule_book_sha256, product_version, approved_by,
    base_publication_id, landings
)
select
    run_id, period, run_date, started_at, :eligible, :held, :ineligible, :inserted, :changed,
    :closed, :digest, :rule_set, :rule_set_sha256, :rule_book_sha256, :product_version,
    :approved_by, :base_publication_id, cast(:landings as jsonb)
from ops.run
where run_id = :run_id and stage = :stage
returning publication_id
