"""Publishes in one transaction: readers see the new state whole or not at all."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

import pyarrow as pa
from sqlalchemy.engine import Connection, Row

from tepat.context import Context
from tepat.stage_runner import Input, Stage, of_run, running
from tepat.stages.publish.compare import DIFFERENCE_TABLES, Difference, load_difference
from tepat.stages.publish.inputs import CIVIL_EVENTS, DECIDED, JOIN_MEMBERS
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.runs import WHOLE_RUN, check_fence
from tepat.stores.warehouse import Role
from tepat.support.errors import StaleRunError

_STATEMENT_SECONDS = 1800
_LOCK_SECONDS = 120
_COUNTS = (
    "decision_count",
    "reason_count",
    "overlap_count",
    "civil_count",
    "listing_count",
    "event_lag",
)


STAGE = Stage(name="publish", inputs={**DECIDED, **CIVIL_EVENTS}, steps=(JOIN_MEMBERS,))
"""Tables from which the rows for PostgreSQL are computed while they are sent."""

CHANGES = {table: Input(of_run("difference", table)) for table in DIFFERENCE_TABLES}
"""Differences from the base publication, if there is one."""


@dataclass(frozen=True)
class PublishSummary:
    """The current publication of the period; ``is_new`` when this run wrote it."""

    publication_id: int
    period: str
    digest: str
    eligible: int
    held: int
    ineligible: int
    inserted: int
    changed: int
    closed: int
    is_new: bool


def commit(context: Context, approved_by: str | None = None) -> PublishSummary:
    """Publish the computed difference in one transaction.

    When nothing differs nothing is written, and the last publication is returned. The transaction
    is retried when the connection is lost; if the reply to COMMIT was lost, the retry finds the
    publication.

    Args:
        context: The run.
        approved_by: Who approved, if a batch guard required approval.

    Raises:
        StaleRunError: A newer run has begun, or another publication was made meanwhile.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    difference = load_difference(context)
    changed = {} if difference.base_publication_id is None else CHANGES
    stage = replace(STAGE, inputs={**STAGE.inputs, **changed})
    with running(stage, context) as run:
        publisher = _Publisher(context, run.engine, difference, approved_by)
        return context.warehouse.transact(
            publisher.publish,
            Role.PUBLISHER,
            statement_seconds=_STATEMENT_SECONDS,
            lock_seconds=_LOCK_SECONDS,
        )


@dataclass(frozen=True)
class _Publisher:
    context: Context
    engine: Engine
    difference: Difference
    approved_by: str | None

    def publish(self, connection: Connection) -> PublishSummary:
        """The work of the transaction; idempotent."""
        run_id, period = self.context.run_id, str(self.context.period)
        self._run(connection, "take_publish_lock")
        done = self._run(connection, "find_publication_of_run", run_id=run_id).one_or_none()
        if done:
            return _summary(done, is_new=True)
        check_fence(connection, run_id)
        last = self._run(connection, "find_last_publication", period=period).one_or_none()
        self._check_base(last)
        self._sync_review_cases(connection)
        if last and self.difference.is_empty:
            return _summary(last, is_new=False)
        self._write(connection)
        done = self._run(connection, "find_publication_of_run", run_id=run_id).one()
        return _summary(done, is_new=True)

    def _check_base(self, last: Row[Any] | None) -> None:
        current = last.publication_id if last else None
        if current != self.difference.base_publication_id:
            raise StaleRunError(
                f"Run {self.context.run_id} compared with publication "
                f"{self.difference.base_publication_id}, but {current} is current now.",
                kept="The last publication is unchanged.",
                todo="Begin a new run.",
            )

    def _write(self, connection: Connection) -> None:
        policy = self.context.policy
        figures = asdict(self.difference) | {"landings": json.dumps(self.difference.landings)}
        number = self._run(
            connection,
            "insert_publication",
            run_id=self.context.run_id,
            stage=WHOLE_RUN,
            rule_set=policy.rule_set,
            rule_set_sha256=policy.sha256,
            **asdict(self.context.rule_book.identity),
            approved_by=self.approved_by,
            **{name: value for name, value in figures.items() if name not in _NOT_PUBLISHED},
        ).scalar_one()
        publication: dict[str, list[Any]] = {
            "period": [str(self.context.period)],
            "run_date": [self.context.run_date],
            "publication_id": [number],
        }
        self.engine.attach_arrow("publication", pa.table(publication))
        if self.difference.base_publication_id is None:
            self._send(connection, "send_all_decisions", "send_all_members")
        else:
            self._close(connection, number)
            self._send(connection, "send_changed_decisions", "send_new_members")

        for count in _COUNTS:
            self._run(connection, f"delete_{count}", period=str(self.context.period))
        self._send(connection, *(f"send_{count}" for count in _COUNTS))

    def _close(self, connection: Connection, publication_id: int) -> None:
        self.context.warehouse.run_script(connection, "publish/create_closing_tables.sql")
        self._send(connection, "send_closing_decisions", "send_closing_members")
        # Without their sizes the planner would scan the history once per key.
        connection.exec_driver_sql("analyze closing_decision, closing_member")
        closing = {"period": str(self.context.period), "publication_id": publication_id}
        self._run(connection, "close_decisions", **closing)
        self._run(connection, "close_members", **closing)

    def _sync_review_cases(self, connection: Connection) -> None:
        self._run(connection, "create_raised_case")
        self._send(connection, "send_raised_cases")
        run_id, period = self.context.run_id, str(self.context.period)
        self._run(connection, "open_review_cases", period=period, run_id=run_id)
        self._run(connection, "withdraw_review_cases", period=period)

    def _run(self, connection: Connection, name: str, **params: Any) -> Any:
        return self.context.warehouse.run(connection, f"publish/{name}.sql", **params)

    def _send(self, connection: Connection, *names: str) -> None:
        send(self.engine, connection, *(f"publish/send/{name}.sql" for name in names))


_NOT_PUBLISHED = frozenset({"households", "members_inserted", "members_closed"})


def _summary(row: Row[Any], *, is_new: bool) -> PublishSummary:
    return PublishSummary(**row._asdict(), is_new=is_new)
