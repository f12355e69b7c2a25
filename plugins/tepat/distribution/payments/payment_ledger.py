"""Sealed batches and reconciliations so far: listed in the warehouse, stored in the lake."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import StaleRunError


@dataclass(frozen=True)
class Batch:
    """A sealed batch and its control totals."""

    batch_number: int
    batch_id: str
    period: str
    run_date: date
    instruction_count: int
    amount_idr: int
    csv_sha256: str


@dataclass(frozen=True)
class Reconciliation:
    """One reconciliation of results, and the landings of ``bank_dki/hasil`` that it used."""

    reconciliation_id: str
    period: str
    landings: tuple[int, ...]


@dataclass(frozen=True)
class PaymentState:
    """All sealed batches and all reconciliations, in order."""

    batches: tuple[Batch, ...]
    reconciliations: tuple[Reconciliation, ...]

    def batches_of(self, period: Period) -> list[str]:
        """The batches whose results are in the folder of this period."""
        return [batch.batch_id for batch in self.batches if batch.period == str(period)]

    def landings_of(self, period: Period) -> set[int]:
        """The landings whose lines of this period are reconciled."""
        return {
            number
            for reconciliation in self.reconciliations
            if reconciliation.period == str(period)
            for number in reconciliation.landings
        }


def load_payment_state(warehouse: Warehouse) -> PaymentState:
    """Load the current payment state."""
    with warehouse.begin(Role.DISTRIBUTOR) as connection:
        return read_payment_state(warehouse, connection)


def read_payment_state(warehouse: Warehouse, connection: Connection) -> PaymentState:
    """Read the payment state in an open transaction."""
    batches = warehouse.run(connection, "distribution/payments/list_batches.sql")
    reconciliations = warehouse.run(connection, "distribution/payments/list_reconciliations.sql")
    return PaymentState(
        tuple(Batch(**row._asdict()) for row in batches),
        tuple(
            Reconciliation(row.reconciliation_id, row.period, tuple(row.landings))
            for row in reconciliations
        ),
    )


def refuse_outdated(now: PaymentState, batches: int, reconciliations: int) -> None:
    """Refuse a result computed from an outdated payment state.

    Args:
        now: The current payment state.
        batches: Number of sealed batches at computation.
        reconciliations: Number of reconciliations at computation.

    Raises:
        StaleRunError: Something was sealed or reconciled since then.
    """
    if (len(now.batches), len(now.reconciliations)) != (batches, reconciliations):
        raise StaleRunError(
            f"Since this was computed from {batches} batches and {reconciliations} "
            f"reconciliations, there are {len(now.batches)} and {len(now.reconciliations)}.",
            kept="Nothing of it was written; sealed batches are unchanged.",
            todo="Run it again.",
        )


def batch_directory(batch_id: str) -> str:
    """Directory of a batch draft, relative to the lake's root."""
    return f"payments/drafts/{batch_id}"


def reconciliation_directory(reconciliation_id: str) -> str:
    """Directory of a reconciliation, relative to the lake's root."""
    return f"payments/reconciliations/{reconciliation_id}"


def attach_payment_state(context: Context, engine: Engine, state: PaymentState) -> None:
    """Attach every sealed instruction and the outcome of each answered one."""
    lake = context.lake
    batches = [
        lake.open(lake.root / batch_directory(batch.batch_id))["batch_instruction"]
        for batch in state.batches
    ]
    _attach(engine, "sealed_instruction", batches, "create_empty_instructions")
    outcomes = [
        lake.open(lake.root / reconciliation_directory(item.reconciliation_id))["numbered_outcome"]
        for item in state.reconciliations
    ]
    _attach(engine, "recorded_outcome", outcomes, "create_empty_outcomes")
    engine.run("distribution/payments/find_current_outcomes.sql")


def attach_known_lines(context: Context, engine: Engine, state: PaymentState) -> None:
    """Attach every bank line reconciled for the period."""
    lake = context.lake
    lines = [
        lake.open(lake.root / reconciliation_directory(item.reconciliation_id))["known_line"]
        for item in state.reconciliations
        if item.period == str(context.period)
    ]
    _attach(engine, "known_line", lines, "create_empty_lines")


def _attach(engine: Engine, table: str, paths: list[Path], lacking: str) -> None:
    if paths:
        engine.attach_parquet(table, paths)
    else:
        engine.run(f"distribution/payments/{lacking}.sql")
