-- Purpose: give the three schemas and their objects to tepat_owner, which has no login; objects
--          already owned by it or by publisher are unchanged
-- Reads:   pg_namespace, pg_class, pg_proc
-- Writes:  -
do $$
declare
    found record;
begin
    if not has_database_privilege('tepat_owner', current_database(), 'create') then
        execute format('grant create on database %I to tepat_owner', current_database());
    end if;
    for found in
        select nspname
        from pg_namespace
        where nspname in ('ops', 'published', 'report') and nspowner <> 'tepat_owner'::regrole
    loop
        execute format('alter schema %I owner to tepat_owner', found.nspname);
    end loop;
    -- Indexes and the sequences of identity columns follow their tables.
    for found in
        select case c.relkind when 'v' then 'view' else 'table' end as kind, c.oid::regclass::text as name
        from pg_class as c
        inner join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname in ('ops', 'published', 'report')
            and c.relkind in ('r', 'v')
            and c.relowner not in ('tepat_owner'::regrole, 'publisher'::regrole)
        union all
        select 'function', p.oid::regprocedure::text
        from pg_proc as p
        inner join pg_namespace as n on n.oid = p.pronamespace
        where n.nspname in ('ops', 'published', 'report') and p.proowner <> 'tepat_owner'::regrole
    loop
        execute format('alter %s %s owner to tepat_owner', found.kind, found.name);
    end loop;
end
$$;
