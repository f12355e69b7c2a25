-- Purpose: the group role that may read reports and nothing else, where we are permitted to create it
-- Reads:   pg_roles
-- Writes:  role report_reader
do $$
begin
    if not exists (select from pg_roles where rolname = 'report_reader') then
        create role report_reader nologin;
    end if;
exception
    -- An administrator then creates it, and the next upgrade grants it the reports.
    when insufficient_privilege then
        raise notice 'role report_reader is missing and may not be created by this user';
end
$$;
