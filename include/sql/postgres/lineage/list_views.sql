-- Purpose: every view of the warehouse, with its query as PostgreSQL understands it
-- Reads:   pg_class, pg_namespace
-- Writes:  -
select n.nspname || '.' || c.relname as relation, pg_get_viewdef(c.oid) as query
from pg_class as c
inner join pg_namespace as n on c.relnamespace = n.oid
where n.nspname in ('published', 'report') and c.relkind = 'v'
order by relation
