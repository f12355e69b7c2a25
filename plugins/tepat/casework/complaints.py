"""Complaints: routing by category, and answers to questions about payment.

Site too far: counts in the next site plan. Wrong data or wrong recipients: an officer's case. Money
not received: answered with the current decision or the bank's result. The text of a complaint stays
in the lake.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.domain.feeds import COMPLAINTS
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role

TOO_FAR = "LOKASI_TERLALU_JAUH"
_FOLDER = "casework/complaints"
_STATEMENTS = ("select_complaints", "find_families", "route_complaints")


@dataclass(frozen=True)
class ComplaintCount:
    """Complaints of one category: total, resolved, age of the oldest open one in days."""

    category: str
    route: str
    complaints: int
    settled: int
    oldest_days: int | None


@dataclass(frozen=True)
class ComplaintSummary:
    """All complaints known on the run date, by category."""

    by_category: tuple[ComplaintCount, ...]

    @property
    def complaints(self) -> int:
        """Number of complaints."""
        return sum(each.complaints for each in self.by_category)

    def share(self, category: str) -> float:
        """The share of a category, 0 to 1; 0 without any complaint."""
        found = sum(each.complaints for each in self.by_category if each.category == category)
        return found / self.complaints if found else 0.0


def route_complaints(context: Context) -> ComplaintSummary:
    """Route the complaints known on the run date, and answer those about missing payment.

    Idempotent: a second call records changes only.

    Args:
        context: The run that made the period's last publication, as of the run date.

    Raises:
        LakeDamagedError: A file of the lake is missing or damaged.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    with context.engine() as engine:
        attach_complaints(context, engine)
        _attach_families(context, engine)
        for name in _STATEMENTS:
            engine.run(f"{_FOLDER}/{name}.sql", run_date=context.run_date)
        engine.attach_arrow("complaint_route", engine.arrow("from complaint_route"))
        return context.warehouse.transact(partial(_note, context, engine), Role.DISTRIBUTOR)


def attach_complaints(context: Context, engine: Engine) -> None:
    """Attach every landed complaint."""
    landings = context.lake.landings(context.feeds[COMPLAINTS], "validated")
    engine.attach_parquet("complaint_row", [landing.sealed["accepted"] for landing in landings])
    engine.attach_parquet("file_known", [landing.sealed["files"] for landing in landings])


def _attach_families(context: Context, engine: Engine) -> None:
    lake = context.lake
    submitted = lake.landings(context.feeds["rt_rw"], "validated")
    engine.attach_parquet("member_known", [landing.sealed["member"] for landing in submitted])
    for table, stage in (("household", "linked"), ("decision", "decided")):
        engine.attach_parquet(table, [lake.of_run(context.run_id, stage)[table]])


def _note(context: Context, engine: Engine, connection: Connection) -> ComplaintSummary:
    params: dict[str, Any] = {
        "period": str(context.period),
        "run_date": context.run_date,
        "run_id": context.run_id,
    }

    def run(name: str) -> Any:
        return context.warehouse.run(connection, f"{_FOLDER}/{name}.sql", **params)

    run("create_routed_complaint")
    send(engine, connection, f"{_FOLDER}/send/send_complaint_routes.sql")
    run("answer_by_payment")
    run("open_cases")
    run("merge_complaints")
    rows = run("count_complaints").all()
    return ComplaintSummary(tuple(ComplaintCount(**row._asdict()) for row in rows))
