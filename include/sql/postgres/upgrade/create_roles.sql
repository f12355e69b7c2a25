-- Purpose: create missing roles of docs/decisions/0011: roles belong to the server, so a restored
--          database may not have them. The upgrading user becomes a member of each
-- Reads:   pg_roles
-- Writes:  roles tepat_owner, loader, publisher, distributor, officer, auditor, report_reader,
--          kelurahan_reader
do $$
declare
    role_name text;
begin
    foreach role_name in array array[
        'tepat_owner', 'loader', 'publisher', 'distributor', 'officer', 'auditor',
        'report_reader', 'kelurahan_reader'
    ] loop
        if not exists (select from pg_roles where rolname = role_name) then
            begin
                execute format('create role %I nologin', role_name);
            exception
                -- Another database of the server is being upgraded concurrently.
                when duplicate_object or unique_violation then null;
            end;
        end if;
        if not pg_has_role(current_user, role_name, 'usage') then
            execute format('grant %I to %I', role_name, current_user);
        end if;
    end loop;
    -- The owner role may read and migrate what publisher owns (see restrict_published_rows.sql).
    if not pg_has_role('tepat_owner', 'publisher', 'usage') then
        grant publisher to tepat_owner;
    end if;
end
$$;
