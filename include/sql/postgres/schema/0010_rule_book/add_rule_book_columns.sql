-- Purpose: by which rule book and product a run decided, and a publication was
-- Reads:   -
-- Writes:  -
alter table ops.run add column rule_book_sha256 text, add column product_version text;
alter table published.publication add column rule_book_sha256 text, add column product_version text;
