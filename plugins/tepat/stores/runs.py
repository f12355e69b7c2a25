"""What each run did, stage by stage, and the fence that lets only the newest run publish."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.engine import Connection

from tepat.domain.periods import Period
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import StaleRunError, TepatError

WHOLE_RUN = "refresh"


class RunStatus(StrEnum):
    """How a run or a stage ended."""

    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    SUPERSEDED = "SUPERSEDED"


@dataclass
class StageRecord:
    """What a stage says of itself while it runs: counts only, no personal data."""

    rows_in: int | None = None
    rows_out: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)


def begin_run(warehouse: Warehouse, period: Period, run_date: date, *, after: int = 0) -> int:
    """Begin a run and take the fence: from now on no older run can publish.

    A publication under way is waited for. Read the published history after this call.

    Args:
        warehouse: The warehouse.
        period: The month to be paid.
        run_date: As of when.
        after: Highest run number that is taken already, such as by a directory of a lake that has
            outlived its warehouse.

    Returns:
        The number of the run.
    """

    def work(connection: Connection) -> int:
        run_id = int(warehouse.run(connection, "runs/take_fence.sql", after=after).scalar_one())
        warehouse.run(connection, "runs/supersede_older_runs.sql", run_id=run_id)
        warehouse.run(
            connection,
            "runs/insert_run.sql",
            run_id=run_id,
            run_date=run_date,
            period=str(period),
            stage=WHOLE_RUN,
        )
        return run_id

    return warehouse.transact(work, Role.LOADER, lock_seconds=60)


def finish_run(
    warehouse: Warehouse, run_id: int, status: RunStatus, detail: dict[str, Any] | None = None
) -> None:
    """Close the run as a whole."""
    _finish(warehouse, run_id, WHOLE_RUN, status, StageRecord(detail=detail or {}))


@contextmanager
def stage(warehouse: Warehouse, run_id: int, name: str) -> Iterator[StageRecord]:
    """Record one stage of a run: yields what it may say of itself; a retry starts it afresh."""
    warehouse.transact(
        lambda connection: warehouse.run(
            connection, "runs/start_stage.sql", run_id=run_id, stage=name, whole_run=WHOLE_RUN
        ),
        Role.LOADER,
    )
    record = StageRecord()
    try:
        yield record
    except BaseException as error:
        record.detail["error"] = type(error).__name__
        if isinstance(error, TepatError):
            record.detail["message"] = str(error)
        _finish(warehouse, run_id, name, RunStatus.FAILED, record)
        raise
    _finish(warehouse, run_id, name, RunStatus.SUCCEEDED, record)


def check_fence(connection: Connection, run_id: int) -> None:
    """Make sure that no newer run has begun, and that none begins before this transaction ends.

    Raises:
        StaleRunError: A newer run has taken over.
    """
    newest = connection.exec_driver_sql("select run_id from ops.fence for share").scalar_one()
    if newest != run_id:
        raise StaleRunError(
            f"Run {run_id} may not publish: run {newest} has begun since.",
            kept="The last publication stands.",
            todo=f"Nothing; run {newest} takes in whatever had arrived.",
        )


def _finish(
    warehouse: Warehouse, run_id: int, name: str, status: RunStatus, record: StageRecord
) -> None:
    warehouse.transact(
        lambda connection: warehouse.run(
            connection,
            "runs/finish_stage.sql",
            run_id=run_id,
            stage=name,
            status=status.value,
            rows_in=record.rows_in,
            rows_out=record.rows_out,
            detail=json.dumps(record.detail, sort_keys=True),
        ),
        Role.LOADER,
    )
