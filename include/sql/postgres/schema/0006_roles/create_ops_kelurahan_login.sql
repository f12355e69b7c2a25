-- Purpose: which login may read the families of which kelurahan
-- Reads:   -
-- Writes:  ops.kelurahan_login
create table ops.kelurahan_login (
    login name not null,
    kelurahan_code text not null references ops.kelurahan (kelurahan_code),
    primary key (login, kelurahan_code)
);
alter table ops.kelurahan_login enable row level security;
create policy own_login on ops.kelurahan_login for select to kelurahan_reader
using (login = current_user);
create policy every_login on ops.kelurahan_login for select to auditor using (true);
