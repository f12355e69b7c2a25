-- Purpose: the object and the views and functions that depend on it, directly or through others,
--          outermost dependents first. PostgreSQL does not track dependencies in function bodies
-- Reads:   pg_depend, pg_rewrite, pg_class, pg_proc
-- Writes:  -
-- Params:  object
with recursive named as (
    select
        c.oid as object_oid,
        'view ' || (pg_identify_object('pg_class'::regclass, c.oid, 0)).identity as object
    from pg_class as c
    where c.relkind = 'v'
    union all
    select p.oid, 'function ' || (pg_identify_object('pg_proc'::regclass, p.oid, 0)).identity
    from pg_proc as p
),

-- A view depends on what its rule uses, a function on the row types of its signature.
used as (
    select
        coalesce(r.ev_class, d.objid) as user_oid,
        coalesce(t.oid, d.refobjid) as used_oid
    from pg_depend as d
    left join pg_rewrite as r on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
    left join pg_class as t on d.refclassid = 'pg_type'::regclass and d.refobjid = t.reltype
    where d.deptype = 'n' and coalesce(r.ev_class, d.objid) <> coalesce(t.oid, d.refobjid)
),

resting as (
    select object_oid, 0 as depth
    from named
    where object = :object
    union
    select used.user_oid, resting.depth + 1
    from resting
    inner join used on resting.object_oid = used.used_oid
)

select named.object
from resting
inner join named on resting.object_oid = named.object_oid
group by named.object
order by max(resting.depth) desc, named.object
