-- Purpose: whether a row of history stood when a publication of its period was published;
--          PostgreSQL writes the condition into the query that asks
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
