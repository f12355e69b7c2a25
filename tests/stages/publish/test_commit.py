"""A publication is whole, written once, and only what differs is written."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stages.publish import PublishSummary, commit, load_published
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import StaleRunError, WarehouseBusyError, WarehouseError

pytestmark = pytest.mark.slow
HOUSEHOLDS = [Household(number) for number in range(100)]


def rows(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def publish(context: Context) -> PublishSummary:
    compare(context)
    return commit(context)


@pytest.fixture
def first(warehouse: Warehouse, tmp_path: Path) -> PublishSummary:
    return publish(decide(begin(warehouse, tmp_path), HOUSEHOLDS))


def test_first_publication_equals_the_decisions_of_the_run(
    warehouse: Warehouse, first: PublishSummary
) -> None:
    assert (first.is_new, first.publication_id) == (True, 1)
    assert (first.eligible, first.inserted, first.changed, first.closed) == (100, 100, 0, 0)
    counts = "select count(*), count(distinct household_id) from published.current_decision"
    assert rows(warehouse, counts) == [(100, 100)]
    cells = "select rt, rw, notes, evidence, valid_to from published.decision limit 1"
    assert rows(warehouse, cells) == [("001", None, [], {}, None)]
    stamps = (
        "select distinct d.valid_from = p.published_at, d.publication_id"
        " from published.decision d join published.publication p using (publication_id)"
    )
    assert rows(warehouse, stamps) == [(True, 1)]


def test_published_member_has_the_same_value_in_every_column(
    warehouse: Warehouse, first: PublishSummary
) -> None:
    expected = HOUSEHOLDS[7].members()[1]
    found = rows(
        warehouse,
        f"select {', '.join(expected)} from published.member"
        " where household_id = 'H0000007' and sex = 'P'",
    )
    assert [dict(zip(expected, row, strict=True)) for row in found] == [expected]


def test_second_publication_writes_only_differences_and_keeps_history(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    tonight = [
        HOUSEHOLDS[0].excluded(),
        replace(HOUSEHOLDS[1], wife="Another"),
        *HOUSEHOLDS[3:],
        Household(200),
    ]
    second = publish(decide(begin(warehouse, tmp_path), tonight))
    assert (second.inserted, second.changed, second.closed) == (1, 1, 1)
    assert second.digest != first.digest
    assert rows(
        warehouse,
        "select household_id, status, publication_id, valid_to is null from published.decision"
        " where household_id in ('H0000000', 'H0000002', 'H0000200') order by 1, 3",
    ) == [
        ("H0000000", "ELIGIBLE", 1, False),
        ("H0000000", "INELIGIBLE", 2, True),
        ("H0000002", "ELIGIBLE", 1, False),
        ("H0000200", "ELIGIBLE", 2, True),
    ]
    members = "select count(*), count(*) filter (where valid_to is null) from published.member"
    assert rows(warehouse, members) == [(203, 200)]


def test_publication_without_changes_writes_nothing(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    again = publish(decide(begin(warehouse, tmp_path), HOUSEHOLDS))
    assert again == replace(first, is_new=False)
    assert rows(warehouse, "select count(*) from published.publication") == [(1,)]
    assert rows(warehouse, "select count(*), max(publication_id) from published.decision") == [
        (100, 1)
    ]


def test_change_in_one_member_is_published(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    tonight = [replace(HOUSEHOLDS[0], wife="Another"), *HOUSEHOLDS[1:]]
    second = publish(decide(begin(warehouse, tmp_path), tonight))
    assert (second.is_new, second.changed, second.digest) == (True, 0, first.digest)


def test_publications_of_two_periods_do_not_replace_each_other(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    august = publish(decide(begin(warehouse, tmp_path, Period(2021, 8)), HOUSEHOLDS[:10]))
    assert (august.inserted, august.closed) == (10, 0)
    history = load_published(warehouse)
    assert [(str(p.period), p.run_id, p.digest) for p in history.publications] == [
        ("2021-07", 1, first.digest),
        ("2021-08", 2, august.digest),
    ]


def test_second_commit_of_a_run_returns_the_same_publication(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    context = decide(begin(warehouse, tmp_path), HOUSEHOLDS)
    assert publish(context) == publish(context)
    assert rows(warehouse, "select count(*) from published.decision") == [(100,)]


def test_lost_response_to_commit_creates_no_second_publication(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = decide(begin(warehouse, tmp_path), HOUSEHOLDS)
    compare(context)
    transact = warehouse.transact

    def lose_the_answer(work: Callable[[Connection], Any], role: Role, **patience: int) -> Any:
        transact(work, role, **patience)
        return transact(work, role, **patience)

    monkeypatch.setattr(warehouse, "transact", lose_the_answer)
    assert commit(context).publication_id == 1
    assert rows(warehouse, "select count(*) from published.decision") == [(100,)]


def test_stale_run_publishes_nothing(warehouse: Warehouse, tmp_path: Path) -> None:
    zombie = decide(begin(warehouse, tmp_path), HOUSEHOLDS)
    compare(zombie)
    winner = decide(begin(warehouse, tmp_path), HOUSEHOLDS[:50])
    with pytest.raises(StaleRunError, match="run 2 has begun"):
        commit(zombie)
    publish(winner)
    with pytest.raises(StaleRunError):
        commit(zombie)
    assert rows(warehouse, "select count(*), max(publication_id) from published.decision") == [
        (50, 1)
    ]


def test_replaced_base_publication_is_detected(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    context = decide(begin(warehouse, tmp_path), HOUSEHOLDS[:50])
    compare(context)
    with warehouse.begin() as connection:
        connection.exec_driver_sql(
            "insert into published.publication (run_id, period, run_date, started_at, eligible,"
            " held, ineligible, inserted, changed, closed, digest, rule_set, rule_set_sha256,"
            " landings)"
            " select 99, period, run_date, started_at, 0, 0, 0, 0, 0, 0, '', '', '', '{}'"
            " from published.publication"
        )
    with pytest.raises(StaleRunError, match="compared with publication 1, but 2 is current"):
        commit(context)


def test_one_row_refused_by_the_database_rolls_back_the_publication(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    refused = replace(HOUSEHOLDS[99], changes={"status": "PERHAPS", "payee_name": "Canary"})
    context = decide(begin(warehouse, tmp_path), [*HOUSEHOLDS[:99], refused])
    compare(context)
    with pytest.raises(WarehouseError, match=r"23514.*decision_status_check") as found:
        commit(context)
    assert "Canary" not in str(found.value)
    assert rows(warehouse, "select count(*) from published.publication") == [(0,)]


def test_engine_error_while_sending_rolls_back_the_publication(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    context = decide(begin(warehouse, tmp_path), HOUSEHOLDS)
    compare(context)
    decision = context.lake.of_run(context.run_id, "decided")["decision"]
    content = decision.read_bytes()
    decision.write_bytes(content[:300] + b"\0" * 400 + content[700:])
    with pytest.raises(Exception, match=r"."):
        commit(context)
    assert rows(warehouse, "select count(*) from published.decision") == [(0,)]


def test_review_cases_are_opened_once_withdrawn_and_reopened(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    def night(*names: str) -> list[tuple[Any, ...]]:
        cases = [
            {"case_id": name, "kind": "MATCH", "household_id": household, "detail": '{"row": 3}'}
            for name in names
            for household in ("H2", "H1")
        ]
        publish(decide(begin(warehouse, tmp_path), HOUSEHOLDS, cases))
        return rows(
            warehouse,
            "select case_id, household_id, status, opened_by_run from ops.review_case order by 1",
        )

    assert night("a", "b") == [("a", "H1", "OPEN", 1), ("b", "H1", "OPEN", 1)]
    before = rows(warehouse, "select xmin::text from ops.review_case")
    assert night("a", "b") == [("a", "H1", "OPEN", 1), ("b", "H1", "OPEN", 1)]
    assert rows(warehouse, "select xmin::text from ops.review_case") == before
    assert night("b") == [("a", "H1", "WITHDRAWN", 1), ("b", "H1", "OPEN", 1)]
    with warehouse.begin() as connection:
        connection.exec_driver_sql(
            "update ops.review_case set status = 'RESOLVED', resolution = 'SAME'"
            " where case_id = 'b'"
        )
    assert night("a") == [("a", "H1", "OPEN", 1), ("b", "H1", "RESOLVED", 1)]


def test_readers_see_one_complete_publication_without_waiting(
    warehouse: Warehouse, tmp_path: Path, first: PublishSummary
) -> None:
    seen: list[tuple[int, int]] = []
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            with warehouse.begin() as connection:
                # Longer than this no reader may wait for a publication.
                connection.exec_driver_sql("set local lock_timeout = '250ms'")
                found = connection.exec_driver_sql(
                    "select count(*) filter (where status = 'ELIGIBLE'), count(*)"
                    " from published.current_decision"
                ).one()
            seen.append((found[0], found[1]))

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        try:
            for night in range(6):
                tonight = HOUSEHOLDS if night % 2 else [h.excluded() for h in HOUSEHOLDS]
                publish(decide(begin(warehouse, tmp_path), tonight))
        finally:
            is_over.set()
        reading.result()
    assert set(seen) == {(100, 100), (0, 100)}


def test_publisher_that_exceeds_the_lock_timeout_publishes_nothing(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = decide(begin(warehouse, tmp_path), HOUSEHOLDS)
    compare(context)
    monkeypatch.setattr(import_module("tepat.stages.publish.commit"), "_LOCK_SECONDS", 1)
    monkeypatch.setattr("tepat.stores.warehouse.ATTEMPTS", 2)
    with warehouse.begin() as other:
        warehouse.run(other, "publish/take_publish_lock.sql")
        with pytest.raises(WarehouseBusyError, match="55P03"):
            commit(context)
    assert commit(context).publication_id == 1
