-- Purpose: whether a row of history was current at a publication of its period; PostgreSQL inlines
--          the function into the calling query
-- Reads:   -
-- Writes:  published.stood_at
create or replace function published.stood_at(
    publication_id bigint, written_by bigint, closed_by bigint
)
returns boolean
language sql immutable parallel safe
as $$
    select written_by <= publication_id and coalesce(closed_by > publication_id, true)
$$;
comment on function published.stood_at is 'Whether a row written by one publication and closed by another (null: by none) stood at a third.';
