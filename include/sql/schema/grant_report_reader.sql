-- Purpose: let report_reader read every report, also those added later; writes only what is missing
-- Reads:   pg_class, pg_proc, pg_roles
-- Writes:  privileges of schema report
do $$
declare
    report text;
begin
    if not exists (select from pg_roles where rolname = 'report_reader') then
        return;
    end if;
    if not has_schema_privilege('report_reader', 'report', 'usage') then
        grant usage on schema report to report_reader;
    end if;
    for report in
        select c.oid::regclass::text
        from pg_class as c
        where c.relnamespace = 'report'::regnamespace
            and c.relkind = 'v'
            and not has_table_privilege('report_reader', c.oid, 'select')
    loop
        execute 'grant select on ' || report || ' to report_reader';
    end loop;
    for report in
        select p.oid::regprocedure::text
        from pg_proc as p
        where p.pronamespace = 'report'::regnamespace
            and not has_function_privilege('report_reader', p.oid, 'execute')
    loop
        execute 'grant execute on function ' || report || ' to report_reader';
    end loop;
end
$$;
