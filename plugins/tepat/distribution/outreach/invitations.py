"""Invitations: up to three rounds; non-attendance never removes a household from the list.

A household that does not come is invited again, to the site and day of the last plan; after the
last round it goes to field verification. Whether another person may collect depends on the
documents shown.
"""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from tepat.access.access_log import Access
from tepat.context import Context
from tepat.distribution.csv_lists import write_csv
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role

ATTENDANCE = "penyaluran/kehadiran"
_HEADERS = (
    "ID_UNDANGAN",
    "UNDANGAN_KE",
    "KODE_LOKASI",
    "LOKASI",
    "TANGGAL",
    "NAMA",
    "KODE_KELURAHAN",
)
_FOLDER = "distribution/outreach"
_STATEMENT_SECONDS = 600


@dataclass(frozen=True)
class Round:
    """Result of one round of invitations."""

    round: int
    invited: int
    collected: int
    refused: int
    absent: int
    to_come: int


@dataclass(frozen=True)
class InvitationSummary:
    """All rounds of a period, and the rows added by this call.

    ``attendances`` are rows recorded, ``invitations`` sent, ``verifications`` households newly
    marked for field verification.
    """

    rounds: tuple[Round, ...]
    attendances: int
    invitations: int
    verifications: int


def update_invitations(context: Context) -> InvitationSummary:
    """Record attendance, send due invitations, open field verifications.

    Runs in one transaction; idempotent within a day.

    Args:
        context: The run that made the period's last publication, as of the run date.

    Raises:
        LakeDamagedError: A file of the lake is missing or damaged.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    landings = context.lake.landings(context.feeds[ATTENDANCE], "validated")
    with context.engine() as engine:
        engine.attach_parquet("attendance_row", [item.sealed["accepted"] for item in landings])
        engine.attach_parquet("file_known", [item.sealed["files"] for item in landings])
        engine.run(
            f"{_FOLDER}/judge_attendance.sql",
            period=str(context.period),
            run_date=context.run_date,
        )
        engine.attach_arrow("judged_attendance", engine.arrow("from attendance"))
        return context.warehouse.transact(
            partial(_update, context, engine),
            Role.DISTRIBUTOR,
            statement_seconds=_STATEMENT_SECONDS,
        )


def write_invitations(context: Context, path: Path, access: Access) -> int:
    """Write invitations for future days as CSV, for the sites; personal data.

    Args:
        context: The run that made the period's last publication, as of the run date.
        path: The file, readable by its owner only.
        access: Who reads it; recorded in the access log.

    Returns:
        Number of invitations.

    Raises:
        ConfigurationError: The file cannot be written.
    """
    params = {"period": str(context.period), "run_date": context.run_date}
    with context.warehouse.begin(
        Role.DISTRIBUTOR, statement_seconds=_STATEMENT_SECONDS
    ) as connection:
        access.note(context.warehouse, connection, period=context.period)
        file = f"{_FOLDER}/list_invitations.sql"
        rows = context.warehouse.run(connection, file, **params).all()
    write_csv(path, _HEADERS, rows)
    return len(rows)


def _update(context: Context, engine: Engine, connection: Connection) -> InvitationSummary:
    params: dict[str, Any] = {
        "period": str(context.period),
        "run_date": context.run_date,
        "maximum_invitations": context.policy.maximum_invitations,
        "sentences": json.dumps(context.messages.refusals),
    }

    def run(name: str) -> Any:
        return context.warehouse.run(connection, f"{_FOLDER}/{name}.sql", **params)

    run("create_attendance_now")
    send(engine, connection, f"{_FOLDER}/send/send_attendance.sql")
    run("delete_recorded_attendance")
    # Without statistics the planner chooses a nested loop over two tables of a million rows.
    connection.exec_driver_sql("analyze attendance_now, published.invitation, published.attendance")
    attendances = run("insert_attendance").rowcount
    connection.exec_driver_sql("analyze published.attendance, published.site_assignment")
    invitations = run("invite").rowcount
    connection.exec_driver_sql("analyze published.invitation")
    verifications = run("open_verifications").rowcount
    run("delete_counts")
    run("count_invitations")
    rounds = tuple(Round(**row._asdict()) for row in run("sum_up").all())
    return InvitationSummary(rounds, attendances, invitations, verifications)
