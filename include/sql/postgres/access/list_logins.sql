-- Purpose: logins with any of the roles, and their kelurahan
-- Reads:   pg_roles, pg_auth_members, ops.kelurahan_login
-- Writes:  -
-- Params:  roles
select
    login.rolname as login,
    array_agg(distinct held.rolname::text order by held.rolname::text) as roles,
    coalesce(
        array_agg(distinct own.kelurahan_code order by own.kelurahan_code)
        filter (where own.kelurahan_code is not null),
        '{}'
    ) as kelurahan_codes
from pg_roles as login
inner join pg_auth_members as membership on login.oid = membership.member
inner join pg_roles as held on membership.roleid = held.oid and held.rolname = any(:roles)
left join ops.kelurahan_login as own on login.rolname = own.login
where login.rolcanlogin
group by login.rolname
order by login.rolname
