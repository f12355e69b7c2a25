-- Purpose: the roles of docs/decisions/0011, where they are missing: roles belong to the server, so
--          a restored database may lack them. Whoever upgrades may act as each of them
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
                -- Another database of the server is upgraded at the same moment.
                when duplicate_object or unique_violation then null;
            end;
        end if;
        if not pg_has_role(current_user, role_name, 'usage') then
            execute format('grant %I to %I', role_name, current_user);
        end if;
    end loop;
    -- What publisher owns (see restrict_published_rows.sql), the owner of all may read and migrate.
    if not pg_has_role('tepat_owner', 'publisher', 'usage') then
        grant publisher to tepat_owner;
    end if;
end
$$;
