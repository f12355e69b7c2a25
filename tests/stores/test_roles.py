"""Every role, on every table, view and function, with every verb, also on those of the future."""

from collections.abc import Iterator
from fnmatch import fnmatch

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Role, Warehouse

pytestmark = pytest.mark.slow

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
COUNTS = (
    "ops.decision_count", "ops.reason_count", "ops.overlap_count", "ops.civil_count",
    "ops.listing_count", "ops.event_lag",
)  # fmt: skip
# Role to pattern of names to verbs; of several patterns that fit all hold. What no pattern fits
# is forbidden.
MAY: dict[Role, dict[str, str]] = {
    Role.REPORT_READER: {"report.*": "SELECT"},
    Role.KELURAHAN_READER: {
        "report.*": "SELECT",
        "published.decision": "SELECT",
        "published.current_decision": "SELECT",
        "published.member": "SELECT",
        "ops.kelurahan_login": "SELECT",
    },
    Role.AUDITOR: {"*": "SELECT"},
    Role.OFFICER: {
        "report.*": "SELECT",
        "published.*": "SELECT",
        "ops.landed_file": "SELECT",
        "ops.quarantined_row": "SELECT",
        "ops.kelurahan": "SELECT",
        "ops.review_case": "SELECT UPDATE",
        "ops.resolution": "SELECT INSERT",
        "ops.access": "INSERT",
        "ops.payment_anomaly": "SELECT",
        "ops.unpaid_household": "SELECT",
        "ops.complaint": "SELECT",
        "ops.field_verification": "SELECT",
    },
    Role.LOADER: {
        "report.*": "SELECT",
        "ops.landing": "SELECT INSERT",
        "ops.landed_file": "SELECT INSERT",
        "ops.quarantined_row": "SELECT INSERT",
        "ops.validation_count": "SELECT INSERT",
        "ops.run": "SELECT INSERT UPDATE",
        "ops.statement_run": "SELECT INSERT UPDATE DELETE",
        "ops.fence": "SELECT UPDATE",
    },
    Role.PUBLISHER: {
        "report.*": "SELECT",
        "published.decision": "SELECT INSERT UPDATE",
        "published.member": "SELECT INSERT UPDATE",
        "published.publication": "SELECT INSERT",
        "ops.review_case": "SELECT INSERT UPDATE",
        "ops.run": "SELECT INSERT UPDATE",
        "ops.fence": "SELECT UPDATE",
        "ops.landed_file": "SELECT",
        "ops.landing": "SELECT",
        "ops.kelurahan": "SELECT",
        "ops.resolution": "SELECT",
        **dict.fromkeys(COUNTS, "SELECT INSERT DELETE"),
    },
    Role.DISTRIBUTOR: {
        "published.publication": "SELECT",
        "published.payment_batch": "SELECT INSERT",
        "published.payment_instruction": "SELECT INSERT",
        "published.payment_result": "SELECT INSERT",
        "published.payment_claim": "SELECT INSERT DELETE",
        "ops.payment_reconciliation": "SELECT INSERT",
        "ops.payment_anomaly": "SELECT INSERT",
        "ops.unpaid_household": "SELECT INSERT DELETE",
        "ops.payment_count": "SELECT INSERT DELETE",
        "ops.access": "INSERT",
        "published.decision": "SELECT",
        "published.current_decision": "SELECT",
        "published.site_plan": "SELECT INSERT",
        "published.site_assignment": "SELECT INSERT",
        "published.invitation": "SELECT INSERT",
        "published.attendance": "SELECT INSERT",
        "ops.site_load": "SELECT INSERT",
        "ops.site_travel": "SELECT INSERT",
        "ops.field_verification": "SELECT INSERT",
        "ops.complaint": "SELECT INSERT UPDATE",
        "ops.invitation_count": "SELECT INSERT DELETE",
        "ops.review_case": "SELECT INSERT",
    },
}  # fmt: skip
MAY_CALL = {
    Role.REPORT_READER: {"report"},
    Role.KELURAHAN_READER: {"report"},
    Role.AUDITOR: {"report", "published"},
    Role.OFFICER: {"report", "published"},
    Role.LOADER: set[str](),
    Role.PUBLISHER: set[str](),
    Role.DISTRIBUTOR: set[str](),
}
FUTURE = """
create table ops.future_table (column_ text);
create table published.future_table (column_ text);
create view report.future_view as select * from published.future_table;
create function ops.future_function() returns integer language sql as 'select 1';
create function published.future_function() returns integer language sql as 'select 1';
create function report.future_function() returns integer language sql as 'select 1';
"""
RELATIONS = """
select n.nspname || '.' || c.relname, c.relkind
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('ops', 'published', 'report') and c.relkind in ('r', 'v')
order by 1
"""
FUNCTIONS = """
select n.nspname, p.oid::regprocedure::text
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where n.nspname in ('ops', 'published', 'report') and p.prorettype <> 'trigger'::regtype
order by 1
"""


@pytest.fixture
def connection(warehouse: Warehouse) -> Iterator[Connection]:
    """A transaction in which a later migration has made one more of everything."""
    with warehouse.begin(Role.OWNER) as connection:
        connection.exec_driver_sql(FUTURE)
        yield connection


def test_every_role_has_exactly_its_privileges_on_every_table(
    connection: Connection,
) -> None:
    relations = [name for name, _ in connection.exec_driver_sql(RELATIONS)]
    asked = sa.text(
        "select has_table_privilege(:role, :name, :verb) or :verb in"
        " ('SELECT', 'INSERT', 'UPDATE') and has_any_column_privilege(:role, :name, :verb)"
    )
    surprises = [
        (role.value, verb, name)
        for role in MAY
        for name in relations
        for verb in VERBS
        if connection.scalar(asked, {"role": role, "name": name, "verb": verb})
        != (verb in _permitted(role, name))
    ]
    assert len(relations) > 40
    assert surprises == []


def test_statement_without_privilege_is_refused_for_each_role(connection: Connection) -> None:
    relations = list(connection.exec_driver_sql(RELATIONS))
    surprises = []
    for role in MAY:
        for name, kind in relations:
            for verb, statement in _statements(connection, name, kind):
                with connection.begin_nested() as attempt:
                    connection.exec_driver_sql(f"set local role {role}")
                    is_done = _is_done(connection, statement)
                    attempt.rollback()
                if is_done != (verb in _permitted(role, name)):
                    surprises.append((role.value, verb, name))
    assert surprises == []


def test_every_role_has_exactly_its_privileges_on_every_function(connection: Connection) -> None:
    functions = list(connection.exec_driver_sql(FUNCTIONS))
    asked = sa.text(
        "select has_schema_privilege(:role, :schema, 'usage')"
        " and has_function_privilege(:role, :name, 'execute')"
    )
    surprises = [
        (role.value, name)
        for role, schemas in MAY_CALL.items()
        for schema, name in functions
        if connection.scalar(asked, {"role": role, "name": name, "schema": schema})
        != (schema in schemas)
    ]
    assert len(functions) > 8
    assert surprises == []


def test_roles_cannot_log_in_and_public_has_no_privilege(connection: Connection) -> None:
    logins = "select rolname from pg_roles where rolname = any(%s) and (rolcanlogin or rolsuper)"
    assert connection.exec_driver_sql(logins, (list(Role),)).all() == []
    granted = """
    select c.oid::regclass::text from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
        and n.nspname in ('ops', 'published', 'report')
    cross join lateral aclexplode(c.relacl) as acl
    where acl.grantee = 0
    """
    assert connection.exec_driver_sql(granted).all() == []


def test_owner_owns_everything_except_the_two_row_security_tables(
    connection: Connection,
) -> None:
    owned = """
    select n.nspname || '.' || c.relname, c.relowner::regrole::text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('ops', 'published', 'report') and c.relkind in ('r', 'v')
        and c.relowner <> 'tepat_owner'::regrole
    order by 1
    """
    assert connection.exec_driver_sql(owned).all() == [
        ("published.decision", "publisher"), ("published.member", "publisher"),
    ]  # fmt: skip


def test_upgrade_transfers_objects_owned_by_an_older_release(warehouse: Warehouse) -> None:
    with warehouse.begin() as connection:
        for name in ("table ops.run", "view report.coverage", "schema report"):
            connection.exec_driver_sql(f"alter {name} owner to session_user")
    upgrade(warehouse)
    with warehouse.begin() as connection:
        owners = connection.exec_driver_sql(
            "select distinct relowner::regrole::text from pg_class"
            " where oid in ('ops.run'::regclass, 'report.coverage'::regclass)"
            " union select nspowner::regrole::text from pg_namespace where nspname = 'report'"
        ).scalars()
        assert list(owners) == ["tepat_owner"]


def _permitted(role: Role, name: str) -> set[str]:
    return {
        verb for pattern, verbs in MAY[role].items() if fnmatch(name, pattern)
        for verb in verbs.split()
    }  # fmt: skip


def _statements(connection: Connection, name: str, kind: str) -> Iterator[tuple[str, str]]:
    """A statement for each verb, planned and not run: rights are checked all the same."""
    yield "SELECT", f"explain select * from {name}"
    if kind == "v":
        return
    column = connection.exec_driver_sql(
        "select quote_ident(attname) from pg_attribute"
        " where attrelid = %s::regclass and attnum > 0 and attidentity = ''"
        " order by attname <> 'status', attnum limit 1",
        (name,),
    ).scalar_one()
    yield "INSERT", f"explain insert into {name} default values"
    yield "UPDATE", f"explain update {name} set {column} = null"
    yield "DELETE", f"explain delete from {name}"


def _is_done(connection: Connection, statement: str) -> bool:
    """Whether it is permitted; fails when it fails for another reason."""
    try:
        connection.exec_driver_sql(statement)
    except sa.exc.ProgrammingError as error:
        assert "permission denied" in str(error.orig), statement
        return False
    return True
