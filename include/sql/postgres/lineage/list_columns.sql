-- Purpose: every column of the warehouse's tables and views, with its comment, in order
-- Reads:   pg_attribute, pg_class, pg_namespace
-- Writes:  -
select
    n.nspname || '.' || c.relname as relation,
    a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type,
    col_description(a.attrelid, a.attnum) as meaning
from pg_attribute as a
inner join pg_class as c on a.attrelid = c.oid
inner join pg_namespace as n on c.relnamespace = n.oid
where n.nspname in ('ops', 'published', 'report')
    and c.relkind in ('r', 'v')
    and a.attnum > 0
    and not a.attisdropped
order by relation, a.attnum
