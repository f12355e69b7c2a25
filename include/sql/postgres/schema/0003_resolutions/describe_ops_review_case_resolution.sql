-- Purpose: what the work queue shows of the answer that counts
-- Reads:   -
-- Writes:  ops.review_case
alter table ops.review_case add check (
    resolution in ('SAME', 'DIFFERENT', 'UNSURE', 'UPHELD', 'REJECTED')
);
alter table ops.review_case add check ((status = 'RESOLVED') = (resolution is not null));
comment on column ops.review_case.detail is 'Where both sides stand (feed, file, row, side: SHA-256 of its content), and method; no personal data.';
comment on column ops.review_case.resolution is 'The answer that counts, the last one of ops.resolution: SAME, DIFFERENT, UNSURE, UPHELD or REJECTED.';
