"""Runs are recorded, and only the newest may publish."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.rule_book import Identity
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.pipelines import refresh
from tepat.stores.migrations import upgrade
from tepat.stores.runs import RunStatus, begin_run, check_fence, finish_run, stage
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import LakeDamagedError, StaleRunError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow
JULY = Period(2021, 7)
IDENTITY = Identity("a" * 64, "0.2.0")
RUN_DATE = date(2021, 7, 19)


def runs(warehouse: Warehouse) -> list[tuple[object, ...]]:
    query = sa.text(
        "select run_id, stage, status, rows_in, rows_out, detail, finished_at is not null"
        " from ops.run order by run_id, started_at, stage"
    )
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_newer_run_makes_the_older_run_stale(warehouse: Warehouse) -> None:
    older, newer = (begin_run(warehouse, JULY, RUN_DATE, IDENTITY) for _ in range(2))
    assert (older, newer) == (1, 2)
    with warehouse.begin() as connection:
        check_fence(connection, newer)
    with pytest.raises(StaleRunError, match="run 2 has begun"), warehouse.begin() as connection:
        check_fence(connection, older)
    assert [row[2] for row in runs(warehouse)] == ["SUPERSEDED", "RUNNING"]


def test_run_number_present_in_the_lake_is_not_reused(warehouse: Warehouse) -> None:
    assert begin_run(warehouse, JULY, RUN_DATE, IDENTITY, after=41) == 42


def test_finished_stage_records_its_counts(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE, IDENTITY)
    with stage(warehouse, run_id, "decide") as record:
        record.rows_in, record.rows_out, record.detail = 7, 2, {"held": 1}
    finish_run(warehouse, run_id, RunStatus.SUCCEEDED, {"publication_id": 3})
    assert runs(warehouse) == [
        (1, "refresh", "SUCCEEDED", None, None, {"publication_id": 3}, True),
        (1, "decide", "SUCCEEDED", 7, 2, {"held": 1}, True),
    ]


def test_failed_stage_records_its_error_without_third_party_messages(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE, IDENTITY)
    with pytest.raises(ValueError, match="3174"), stage(warehouse, run_id, "decide"):
        raise ValueError("3174012345670001")
    with pytest.raises(LakeDamagedError), stage(warehouse, run_id, "publish"):
        raise LakeDamagedError("A file has changed.")
    assert [row[5] for row in runs(warehouse)[1:]] == [
        {"error": "ValueError"},
        {"error": "LakeDamagedError", "message": "A file has changed."},
    ]


def test_retried_stage_resets_its_record(warehouse: Warehouse) -> None:
    run_id = begin_run(warehouse, JULY, RUN_DATE, IDENTITY)
    with pytest.raises(ValueError, match="first"), stage(warehouse, run_id, "decide"):
        raise ValueError("first")
    with stage(warehouse, run_id, "decide"):
        pass
    assert runs(warehouse)[1][2:6] == ("SUCCEEDED", None, None, {})


def test_new_warehouse_continues_the_run_numbers_of_the_lake(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    context = Context(Settings(state_dir=tmp_path), warehouse, JULY, RUN_DATE)
    (context.lake.root / context.lake.run_directory(41, "linked")).mkdir(parents=True)
    assert refresh.begin(context).run_id == 42


@pytest.fixture
def server() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL of this test's own, for it to stop."""
    with TemporaryDirectory(prefix="tepat-test-", dir="/var/tmp") as directory:
        Path(directory).chmod(0o755)
        own = EmbeddedPostgres(Path(directory))
        yield own
        own.stop()


@pytest.mark.parametrize("error", [LakeDamagedError("A file has changed."), ValueError("3174")])
def test_original_error_is_raised_when_recording_it_fails(
    error: Exception, server: EmbeddedPostgres
) -> None:
    url = server.start()
    warehouse = Warehouse(url, PROJECT_ROOT / "include" / "sql")
    upgrade(warehouse)
    run_id = begin_run(warehouse, JULY, RUN_DATE, IDENTITY)
    with pytest.raises(type(error)) as found, stage(warehouse, run_id, "decide"):
        server.stop()
        raise error
    warehouse.close()
    assert found.value is error
    (note,) = error.__notes__
    assert f"decide of run {run_id} failed could not be recorded" in note
    assert "cannot be reached" in note
    password = sa.make_url(url).password
    assert password
    assert password not in note
