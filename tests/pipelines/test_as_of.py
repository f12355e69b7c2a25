"""What was published at any publication can still be read, by those who may."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from tests.pipelines.town import Town
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.stages.publish import commit
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow

REPORTS = (
    "report.households_by_kelurahan_as_of(1)",
    "report.exclusions_by_reason_as_of(1)",
    "report.changes_between(1, 2)",
)
PERSONAL = (
    "published.stood_at(1, 1, 1)",
    "published.decided_only_at(1, 2)",
    "published.decision_as_of(1)",
    "published.household_as_of(1)",
    "published.member_as_of(1)",
    "published.changes_between(1, 2)",
)
DECIDED = (
    "household_id", "kelurahan_code", "status", "reason_codes", "payee_nik", "member_count",
    "source_file", "source_row",
)  # fmt: skip


def test_decisions_as_of_each_publication_equal_those_of_its_run(town: Town) -> None:
    lake = Lake(town.settings.lake_dir)
    for publication, run in town.rows("select publication_id, run_id from published.publication"):
        decided = pq.read_table(lake.of_run(run, "decided")["decision"], columns=list(DECIDED))
        expected = sorted(tuple(row[name] for name in DECIDED) for row in decided.to_pylist())
        query = f"select {', '.join(DECIDED)} from published.decision_as_of({publication})"
        assert sorted(town.rows(query)) == expected


def test_living_members_as_of_each_publication_equal_the_decision_counts(town: Town) -> None:
    for number in range(1, 11):
        counted = (
            f"select household_id, member_count from published.household_as_of({number})"
            f" where member_count > 0 and household_id in"
            f" (select household_id from published.member_as_of({number}))"
        )
        living = (
            f"select household_id, count(*) from published.member_as_of({number})"
            " where is_living_member group by 1"
        )
        found = town.rows(living)
        assert found
        assert sorted(town.rows(counted)) == sorted(found)


def test_counts_as_of_a_publication_equal_its_published_figures(town: Town) -> None:
    for number in range(1, 11):
        (figures,) = town.rows(
            "select eligible, held, ineligible from published.publication"
            f" where publication_id = {number}"
        )
        (counts,) = town.rows(
            "select sum(eligible), sum(held), sum(ineligible)"
            f" from report.households_by_kelurahan_as_of({number})"
        )
        assert counts == figures


def test_as_of_an_unknown_publication_returns_no_row(town: Town) -> None:
    assert town.rows("select * from published.decision_as_of(99)") == []


def test_upgrade_fills_in_the_closing_publication_of_earlier_ended_rows(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    for households in ([Household(1), Household(2)], [Household(1).excluded()]):
        context = decide(begin(warehouse, tmp_path), households)
        compare(context)
        commit(context)
    tables = ("published.decision", "published.member")
    ended = "select household_id, closed_by_publication_id from {} where valid_to is not null"
    with warehouse.begin() as connection:
        queries = [sa.text(ended.format(table)) for table in tables]
        noted = [sorted(connection.execute(query).all()) for query in queries]
        for table in tables:
            connection.exec_driver_sql(
                f"alter table {table} drop column closed_by_publication_id cascade"
            )
        warehouse.run_script(connection, "schema/0004_history/add_published_closed_by.sql")
        assert [sorted(connection.execute(query).all()) for query in queries] == noted
    assert noted[0] == [("H0000001", 2), ("H0000002", 2)]
    assert ("H0000002", 2) in noted[1]


def test_report_reader_can_read_past_counts_but_no_past_persons(warehouse: Warehouse) -> None:
    with warehouse.begin() as connection:
        connection.exec_driver_sql("set local role report_reader")
        for report in REPORTS:
            connection.exec_driver_sql(f"select * from {report}").all()
        for personal in PERSONAL:
            with (
                pytest.raises(sa.exc.ProgrammingError, match="permission denied"),
                connection.begin_nested(),
            ):
                connection.exec_driver_sql(f"select * from {personal}")


def test_every_function_has_a_comment_and_no_public_execute_right(warehouse: Warehouse) -> None:
    found = (
        "select p.oid::regprocedure::text, obj_description(p.oid, 'pg_proc') is not null,"
        " exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))"
        "  where grantee = 0)"
        " from pg_proc as p inner join pg_namespace as n on n.oid = p.pronamespace"
        " where n.nspname in ('published', 'report') and p.prorettype <> 'trigger'::regtype"
    )
    with warehouse.begin() as connection:
        rows = connection.execute(sa.text(found)).all()
    assert len(rows) == len(REPORTS) + len(PERSONAL)
    assert [row for row in rows if row[1:] != (True, False)] == []
