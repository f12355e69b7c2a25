"""What stands in a warehouse's catalog, as lines that two warehouses can be compared by."""

from sqlalchemy.engine import Connection

OURS = "('ops', 'published', 'report')"
_ACL = "(select string_agg(one::text, ' ' order by one::text) from unnest({}) as one)"
_LINES = (
    # Schemas, tables, views, indexes: owner, options, comment, privileges.
    f"""
    select concat_ws(' | ', 'schema', nspname, nspowner::regrole, obj_description(oid), {_ACL})
    from pg_namespace where nspname in {OURS}
    """.format("coalesce(nspacl, acldefault('n', nspowner))"),
    f"""
    select concat_ws(
        ' | ', c.relkind, c.oid::regclass, c.relowner::regrole, c.reloptions, c.relrowsecurity,
        obj_description(c.oid, 'pg_class'), {_ACL},
        case c.relkind when 'v' then pg_get_viewdef(c.oid) when 'i' then pg_get_indexdef(c.oid) end
    )
    from pg_class as c where c.relnamespace::regnamespace::text in {OURS}
    """.format("coalesce(c.relacl, acldefault('r', c.relowner))"),
    f"""
    select concat_ws(
        ' | ', 'column', c.oid::regclass, a.attname, row_number() over (
            partition by c.oid order by a.attnum
        ), format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attacl,
        pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
    )
    from pg_attribute as a
    inner join pg_class as c on c.oid = a.attrelid and c.relkind in ('r', 'v')
    left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace::regnamespace::text in {OURS} and a.attnum > 0 and not a.attisdropped
    """,
    f"""
    select concat_ws(
        ' | ', 'function', p.proowner::regrole, obj_description(p.oid, 'pg_proc'), {_ACL},
        pg_get_functiondef(p.oid)
    )
    from pg_proc as p where p.pronamespace::regnamespace::text in {OURS}
    """.format("coalesce(p.proacl, acldefault('f', p.proowner))"),
    f"""
    select concat_ws(' | ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace::regnamespace::text in {OURS}
    """,
    "select concat_ws(' | ', 'trigger', pg_get_triggerdef(oid)) from pg_trigger"
    " where not tgisinternal",
    "select 'policy | ' || p::text from pg_policies as p",
    f"""
    select concat_ws(
        ' | ', 'future', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, {_ACL}
    )
    from pg_default_acl
    """.format("defaclacl"),
    "select concat_ws(' | ', 'file', name, sha256, object) from ops.applied_file",
)  # fmt: skip
_TABLES = (
    "pg_namespace", "pg_class", "pg_attribute", "pg_proc", "pg_description", "pg_constraint",
    "pg_policy", "pg_trigger", "pg_rewrite", "pg_default_acl", "pg_depend", "ops.applied_file",
)  # fmt: skip


def catalog(connection: Connection) -> list[str]:
    """Everything in the three schemas, sorted."""
    return sorted(line for query in _LINES for line in connection.exec_driver_sql(query).scalars())


def writers(connection: Connection) -> dict[str, list[str]]:
    """Which transactions wrote the rows of the catalog: each that defined anything."""
    return {
        table: sorted(connection.exec_driver_sql(f"select xmin::text from {table}").scalars())
        for table in _TABLES
    }
