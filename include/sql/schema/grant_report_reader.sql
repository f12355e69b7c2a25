-- Purpose: let report_reader read every report, also those added later; writes only what is missing
-- Reads:   pg_class, pg_roles
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
end
$$;
