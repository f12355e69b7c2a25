"""The schema keeps what the contract promises."""

import pytest
import sqlalchemy as sa

from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Role, Warehouse

pytestmark = pytest.mark.slow

UNCOMMENTED = """
select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '')
from pg_class c
join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('ops', 'published', 'report')
left join lateral (
    select attname, attnum from pg_attribute
    where attrelid = c.oid and attnum > 0 and not attisdropped
    union all select null, 0
) a on true
where c.relkind in ('r', 'v', 'm', 'p')
    and coalesce(
        case
            when a.attnum = 0 then obj_description(c.oid, 'pg_class')
            else col_description(c.oid, a.attnum)
        end,
        ''
    ) = ''
"""
REPORTS = (
    "select c.oid::regclass::text, c.reloptions from pg_class c"
    " where c.relnamespace = 'report'::regnamespace"
)


def values(warehouse: Warehouse, query: str) -> list[object]:
    with warehouse.begin() as connection:
        return list(connection.execute(sa.text(query)).scalars())


def test_every_table_column_and_view_has_a_comment(warehouse: Warehouse) -> None:
    assert values(warehouse, UNCOMMENTED) == []
    schemas = (
        "select obj_description(oid, 'pg_namespace') from pg_namespace"
        " where nspname in ('ops', 'published', 'report')"
    )
    assert all(values(warehouse, schemas))


def test_second_schema_upgrade_changes_nothing(warehouse: Warehouse) -> None:
    before = values(warehouse, "select xmin::text from ops.applied_file order by name")
    upgrade(warehouse)
    assert values(warehouse, "select xmin::text from ops.applied_file order by name") == before
    assert values(warehouse, "select count(*) from ops.kelurahan") == [267]


def test_contract_columns_of_decision_come_first_and_in_order(warehouse: Warehouse) -> None:
    columns = values(
        warehouse,
        "select attname || ' ' || format_type(atttypid, null) from pg_attribute"
        " where attrelid = 'published.decision'::regclass and attnum > 0 order by attnum",
    )
    assert columns == [
        "household_id text", "period text", "no_kk text", "kelurahan_code text", "rt text",
        "rw text", "status text", "reason_codes text[]", "notes text[]", "payee_nik text",
        "payee_name text",
        "payee_role text", "member_count integer", "amount_idr bigint", "evidence jsonb",
        "source_file text", "source_row integer", "rule_set text", "rule_set_sha256 text",
        "publication_id bigint", "valid_from timestamp with time zone",
        "valid_to timestamp with time zone", "closed_by_publication_id bigint",
    ]  # fmt: skip


def test_report_reader_can_read_every_report(warehouse: Warehouse) -> None:
    with warehouse.begin(Role.REPORT_READER) as connection:
        reports = connection.execute(sa.text(REPORTS)).all()
        for report, options in reports:
            connection.exec_driver_sql(f"select * from {report}").all()
            assert options == ["security_barrier=true"], report
    assert len(reports) == 22


def test_no_report_has_a_column_for_personal_data(warehouse: Warehouse) -> None:
    columns = values(
        warehouse,
        "select column_name from information_schema.columns where table_schema = 'report'",
    )
    assert not {"nik", "no_kk", "payee_nik", "payee_name", "name", "address", "approved_by"} & set(
        columns
    )
