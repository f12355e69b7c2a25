-- Purpose: the view or function of a name with argument types, as DROP names it
-- Reads:   pg_class, pg_proc, pg_namespace
-- Writes:  -
-- Params:  schema_name, object_name
select 'view ' || (pg_identify_object('pg_class'::regclass, c.oid, 0)).identity as object
from pg_class as c
inner join pg_namespace as n on c.relnamespace = n.oid
where n.nspname = :schema_name and c.relname = :object_name and c.relkind = 'v'
union all
select 'function ' || (pg_identify_object('pg_proc'::regclass, p.oid, 0)).identity
from pg_proc as p
inner join pg_namespace as n on p.pronamespace = n.oid
where n.nspname = :schema_name and p.proname = :object_name
