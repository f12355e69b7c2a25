-- Purpose: the tables that have comments of their own
-- Reads:   pg_class
-- Writes:  -
select relnamespace::regnamespace || '.' || relname as name
from pg_class
where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('ops', 'published')
order by name
