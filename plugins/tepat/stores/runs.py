"""Records runs and their stages; a fence lets only the newest run publish."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.engine import Connection

from tepat.domain.periods import Period
from tepat.domain.rule_book import Identity
from tepat.stores.engine import StatementRun
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import StaleRunError, TepatError

WHOLE_RUN = "refresh"


class RunStatus(StrEnum):
    """Status of a run or a stage."""

    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    SUPERSEDED = "SUPERSEDED"


@dataclass
class StageRecord:
    """What a stage reports while it runs: counts only, no personal data.

    ``statements`` are the executed statements, in order.
    """

    rows_in: int | None = None
    rows_out: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    statements: list[StatementRun] = field(default_factory=list)


def begin_run(
    warehouse: Warehouse, period: Period, run_date: date, identity: Identity, *, after: int = 0
) -> int:
    """Begin a run and take the fence: from now on no older run can publish.

    Waits for a publication in progress. Read the published history after this call.

    Args:
        warehouse: The warehouse.
        period: The month to be paid.
        run_date: As of when.
        identity: Rule book and product version of the run.
        after: Highest run number already in use, for example in a lake that is older than its
            warehouse.

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
            rule_book_sha256=identity.rule_book_sha256,
            product_version=identity.product_version,
        )
        return run_id

    return warehouse.transact(work, Role.LOADER, lock_seconds=60)


def finish_run(
    warehouse: Warehouse, run_id: int, status: RunStatus, detail: dict[str, Any] | None = None
) -> None:
    """Record the end of the run."""
    _finish(warehouse, run_id, WHOLE_RUN, status, StageRecord(detail=detail or {}))


@contextmanager
def stage(warehouse: Warehouse, run_id: int, name: str) -> Iterator[StageRecord]:
    """Record one stage of a run: yields its record; a retry starts a new one."""
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
        try:
            _finish(warehouse, run_id, name, RunStatus.FAILED, record)
        except Exception as second:
            # Messages of other libraries may contain a row or a password.
            why = str(second) if isinstance(second, TepatError) else type(second).__name__
            error.add_note(f"That {name} of run {run_id} failed could not be recorded: {why}")
        raise
    _finish(warehouse, run_id, name, RunStatus.SUCCEEDED, record)


def check_fence(connection: Connection, run_id: int) -> None:
    """Check that no newer run has begun, and that none can begin before this transaction ends.

    Raises:
        StaleRunError: A newer run has taken over.
    """
    newest = connection.exec_driver_sql("select run_id from ops.fence for share").scalar_one()
    if newest != run_id:
        raise StaleRunError(
            f"Run {run_id} may not publish: run {newest} has begun since.",
            kept="The last publication is unchanged.",
            todo=f"Nothing; run {newest} processes all arrived files.",
        )


def _finish(
    warehouse: Warehouse, run_id: int, name: str, status: RunStatus, record: StageRecord
) -> None:
    statements = json.dumps([asdict(statement) for statement in record.statements])

    def work(connection: Connection) -> None:
        warehouse.run(
            connection,
            "runs/finish_stage.sql",
            run_id=run_id,
            stage=name,
            status=status.value,
            rows_in=record.rows_in,
            rows_out=record.rows_out,
            detail=json.dumps(record.detail, sort_keys=True),
        )
        warehouse.run(
            connection,
            "runs/replace_statements.sql",
            run_id=run_id,
            stage=name,
            statements=statements,
        )

    warehouse.transact(work, Role.LOADER)
