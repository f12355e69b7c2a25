"""Reconciles the bank's results with the instructions, to the rupiah."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.distribution.payments.audit import check
from tepat.distribution.payments.payment_ledger import (
    PaymentState,
    attach_known_lines,
    attach_payment_state,
    load_payment_state,
    read_payment_state,
    reconciliation_directory,
    refuse_outdated,
)
from tepat.domain.periods import Period
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.stores.warehouse import Role

RESULTS = "bank_dki/hasil"
COUNTED = "COUNTED"
_STATEMENT_SECONDS = 1800
QUESTIONS = (
    "select_lines",
    "compare_lines",
    "place_lines",
    "classify_lines",
    "decide_outcomes",
    "settle_instructions",
    "total_lines",
    "total_batches",
    "number_outcomes",
    "count_outcomes",
    "list_released_months",
)
_KEPT = {
    "numbered_outcome": "instruction_id",
    "settled_count": "batch_id, kelurahan_code, outcome",
    "released_month": "household_id, period",
}
_ID_LENGTH = 12


@dataclass(frozen=True)
class CityTotal:
    """A batch in one city, in rupiah: the instructed amount is the sum of all five outcomes."""

    batch_id: str
    city_code: str
    instructions: int
    instructed_idr: int
    paid_idr: int
    failed_idr: int
    returned_idr: int
    disputed_idr: int
    unanswered_idr: int


@dataclass(frozen=True)
class ReconciliationSummary:
    """Result of reconciling a period's new lines.

    ``by_class`` counts them: COUNTED, and each kind of anomaly. ``cities`` are the current totals
    of the period's batches.
    """

    period: str
    lines: int
    by_class: dict[str, int]
    cities: tuple[CityTotal, ...]

    @property
    def anomalies(self) -> int:
        """Number of lines that do not match an instruction."""
        return self.lines - self.by_class.get(COUNTED, 0)


def answered_periods(context: Context) -> list[Period]:
    """The periods with landed but unreconciled lines, sorted."""
    state = load_payment_state(context.warehouse)
    found = set()
    for landing in _known(context):
        files = pq.read_table(landing.sealed["files"], columns=["period", "accepted"]).to_pylist()
        for file in files:
            if file["accepted"]:
                period = Period.parse(file["period"])
                if landing.number not in state.landings_of(period):
                    found.add(period)
    return sorted(found)


def reconcile_results(context: Context) -> ReconciliationSummary:
    """Reconcile the period's new result lines.

    Every line becomes COUNTED or an anomaly for an officer; anomalies do not block other lines.
    Months whose payment failed or was returned can be paid again. Without new lines nothing is
    written.

    Raises:
        AuditFailedError: A rupiah is unexplained, or a line was lost.
        StaleRunError: Something was sealed or reconciled meanwhile.
        LakeDamagedError: A file of the lake is missing or damaged.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    state = load_payment_state(context.warehouse)
    taken = state.landings_of(context.period)
    # With the empty landing the tables of the feed always exist.
    landings = [item for item in _known(context) if item.number == 0 or item.number not in taken]
    return _Reconciler(context, state, landings).reconcile()


@dataclass(frozen=True)
class _Reconciler:
    context: Context
    state: PaymentState
    landings: Sequence[Landing]

    def reconcile(self) -> ReconciliationSummary:
        """Classify the lines, write them to the lake, commit the changes."""
        with self.context.engine() as engine:
            self._attach(engine)
            for name in QUESTIONS:
                engine.run(
                    f"distribution/payments/results/{name}.sql", period=str(self.context.period)
                )
            check(engine, "no_line_lost", "no_rupiah_unexplained")
            found = _summarise(engine, str(self.context.period))
            if not found.lines:
                return found
            self._store(engine)
        with self.context.engine() as engine:
            sealed = self.context.lake.open(self.context.lake.root / self._directory)
            for table in sealed.names:
                engine.attach_parquet(table, [sealed[table]])
            engine.attach_arrow("reconciliation", self._marks)
            self.context.warehouse.transact(
                lambda connection: self._commit(connection, engine, found),
                Role.DISTRIBUTOR,
                statement_seconds=_STATEMENT_SECONDS,
            )
        return found

    def _attach(self, engine: Engine) -> None:
        attach_payment_state(self.context, engine, self.state)
        attach_known_lines(self.context, engine, self.state)
        batches = pa.array(self.state.batches_of(self.context.period), pa.string())
        engine.attach_arrow("answered_batch", pa.table({"batch_id": batches}))
        accepted = [landing.sealed["accepted"] for landing in self.landings]
        engine.attach_parquet("landed_line", accepted)
        files = [landing.sealed["files"] for landing in self.landings]
        engine.attach_parquet("result_file", files)
        engine.attach_arrow("reconciliation", self._marks)

    @property
    def _number(self) -> int:
        return len(self.state.reconciliations) + 1

    @property
    def _marks(self) -> pa.Table:
        period = pa.array([str(self.context.period)], pa.string())
        return pa.table({"reconciliation_number": pa.array([self._number]), "period": period})

    @property
    def _reconciliation_id(self) -> str:
        """A hash of the new landings and of the state it is based on."""
        known = [
            self._number,
            len(self.state.batches),
            str(self.context.period),
            self.context.run_date.isoformat(),
            [landing.number for landing in self.landings],
        ]
        hashed = hashlib.sha256(json.dumps(known).encode()).hexdigest()
        return f"R{hashed[:_ID_LENGTH].upper()}"

    @property
    def _directory(self) -> str:
        return reconciliation_directory(self._reconciliation_id)

    def _store(self, engine: Engine) -> None:
        """Write the result to the lake, unless an interrupted attempt has written it."""
        if (self.context.lake.root / self._directory).exists():
            return
        facts = {"period": str(self.context.period), "number": self._number}
        with self.context.lake.seal(self._directory, facts) as directory:
            lines = "from classified_line order by row_key"
            engine.write_parquet(lines, directory / "known_line.parquet")
            engine.write_tables(directory, _KEPT)

    def _commit(self, connection: Connection, engine: Engine, found: ReconciliationSummary) -> None:
        """The work of the transaction; idempotent."""
        self._run(connection, "take_payment_lock")
        now = read_payment_state(self.context.warehouse, connection)
        if self._reconciliation_id in {item.reconciliation_id for item in now.reconciliations}:
            return
        refuse_outdated(now, len(self.state.batches), len(self.state.reconciliations))
        self._run(
            connection,
            "insert_reconciliation",
            reconciliation_id=self._reconciliation_id,
            reconciliation_number=self._number,
            period=found.period,
            run_date=self.context.run_date,
            landings=[landing.number for landing in self.landings],
            lines=found.lines,
            counted=found.by_class.get(COUNTED, 0),
            anomalies=found.anomalies,
        )
        self._run(connection, "create_released_month")
        self._run(connection, "delete_payment_counts", period=found.period)
        names = ("results", "anomalies", "released_months", "settled_counts")
        send(engine, connection, *(f"distribution/payments/send/send_{name}.sql" for name in names))
        self._run(connection, "release_claims")

    def _run(self, connection: Connection, name: str, **params: Any) -> None:
        file = f"distribution/payments/{name}.sql"
        self.context.warehouse.run(connection, file, **params)


def _known(context: Context) -> list[Landing]:
    """The landings known on the run date."""
    landings = context.lake.landings(context.feeds[RESULTS], "validated")
    return [landing for landing in landings if landing.landed_on <= context.run_date]


def _summarise(engine: Engine, period: str) -> ReconciliationSummary:
    counts = engine.rows(
        "select class, sum(lines)::bigint as lines from line_total group by class order by class"
    )
    by_class = {row["class"]: row["lines"] for row in counts}
    cities = engine.rows("from batch_total order by batch_id, city_code")
    return ReconciliationSummary(
        period=period,
        lines=sum(by_class.values()),
        by_class=by_class,
        cities=tuple(CityTotal(**row) for row in cities),
    )
