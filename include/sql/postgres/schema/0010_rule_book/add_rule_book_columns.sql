-- Purpose: by which rule book and product a run decided, and a publication was
-- Reads:   -
-- Writes:  -
alter table ops.run add column rule_book_sha256 text, add column product_version text;
comment on column ops.run.rule_book_sha256 is
'SHA-256 over every file that decides, when the run began; null before release 0.2.0.';
comment on column ops.run.product_version is
'Version of the product; null before release 0.2.0.';
alter table published.publication add column rule_book_sha256 text, add column product_version text;
comment on column published.publication.rule_book_sha256 is
'SHA-256 over every file that decides; null before release 0.2.0.';
comment on column published.publication.product_version is
'Version of the product; null before release 0.2.0.';
