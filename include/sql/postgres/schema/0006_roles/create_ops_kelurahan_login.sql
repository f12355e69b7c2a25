-- Purpose: which login may read the families of which kelurahan
-- Reads:   -
-- Writes:  ops.kelurahan_login
create table ops.kelurahan_login (
    login name not null,
    kelurahan_code text not null references ops.kelurahan (kelurahan_code),
    primary key (login, kelurahan_code)
);
comment on table ops.kelurahan_login is 'Logins with the role kelurahan_reader, and the kelurahan whose families each may read. A login sees its own rows.';
comment on column ops.kelurahan_login.login is 'Login of PostgreSQL; a session setting would be no identity, for any client can set it.';
comment on column ops.kelurahan_login.kelurahan_code is 'Region code, such as 31.74.01.1001.';
alter table ops.kelurahan_login enable row level security;
create policy own_login on ops.kelurahan_login for select to kelurahan_reader
using (login = current_user);
create policy every_login on ops.kelurahan_login for select to auditor using (true);
