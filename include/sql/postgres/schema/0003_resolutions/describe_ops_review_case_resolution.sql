-- Purpose: what the work queue shows of the answer that counts
-- Reads:   -
-- Writes:  ops.review_case
alter table ops.review_case add check (
    resolution in ('SAME', 'DIFFERENT', 'UNSURE', 'UPHELD', 'REJECTED')
);
alter table ops.review_case add check ((status = 'RESOLVED') = (resolution is not null));
