"""Runs are recorded, and only the newest may publish."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.pipelines import refresh
from tepat.stores.runs import RunStatus, begin_run, check_fence, finish_run, stage
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import LakeDamagedError, StaleRunError
from tepat.support.settings import Settings

pytestmark = pytest.mark.slow
JULY = Period(2021, 7)
RUN_DATE = date(2021, 7, 19)


def runs(warehouse: Warehouse) -> list[tuple[object, ...]]:
    query = sa.text(
        "select run_id, stage, status, rows_in, rows_out, detail, finished_at is not null"
        " from ops.run order by run_id, started_at, stage"
    )
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_newer_run_makes_the_older_one_stale(warehouse: Warehouse) -> None:
    older, newer = (begin_run(warehouse, JULY, RUN_DATE) for _ in range(2))
    assert (older, newer) == (1, 2)
    with warehouse.begin() as connection:
        check_fence(connection, newer)
    with pytest.raises(StaleRunError, match="run 2 has begun"), warehouse.begin() as connection:
        check_fence(connection, older)
    assert [row[2] for row in runs(warehouse)] == ["SUPERSEDED", "RUNNING"]


def test_a_run_number_in_the_lake_is_not_given_again(warehouse: Warehouse) -> None:
    assert begin_run(warehouse, JULY, RUN_DATE, after=41) == 42


def test_a_stage_leaves_its_counts(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE)
    with stage(warehouse, run_id, "decide") as record:
        record.rows_in, record.rows_out, record.detail = 7, 2, {"held": 1}
    finish_run(warehouse, run_id, RunStatus.SUCCEEDED, {"publication_id": 3})
    assert runs(warehouse) == [
        (1, "refresh", "SUCCEEDED", None, None, {"publication_id": 3}, True),
        (1, "decide", "SUCCEEDED", 7, 2, {"held": 1}, True),
    ]


def test_a_failed_stage_says_why_without_quoting_foreign_messages(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE)
    with pytest.raises(ValueError, match="3174"), stage(warehouse, run_id, "decide"):
        raise ValueError("3174012345670001")
    with pytest.raises(LakeDamagedError), stage(warehouse, run_id, "publish"):
        raise LakeDamagedError("A file has changed.")
    assert [row[5] for row in runs(warehouse)[1:]] == [
        {"error": "ValueError"},
        {"error": "LakeDamagedError", "message": "A file has changed."},
    ]


def test_a_retried_stage_starts_afresh(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE)
    with pytest.raises(ValueError, match="first"), stage(warehouse, run_id, "decide"):
        raise ValueError("first")
    with stage(warehouse, run_id, "decide"):
        pass
    assert runs(warehouse)[1][2:6] == ("SUCCEEDED", None, None, {})


def test_a_new_warehouse_on_an_old_lake_counts_on(warehouse: Warehouse, tmp_path: Path) -> None:
    context = Context(Settings(state_dir=tmp_path), warehouse, JULY, RUN_DATE)
    (context.lake.root / context.lake.run_directory(41, "linked")).mkdir(parents=True)
    assert refresh.begin(context).run_id == 42
