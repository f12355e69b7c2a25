"""Payment status in counts and rupiah: no personal data."""

from dataclasses import dataclass
from typing import Any

from tepat.domain.periods import Period
from tepat.stores.warehouse import Role, Warehouse


@dataclass(frozen=True)
class BatchOutcome:
    """Instructions of a batch with the same outcome, and their rupiah."""

    period: str
    batch_number: int
    batch_id: str
    outcome: str
    instructions: int
    amount_idr: int


@dataclass(frozen=True)
class Obstacle:
    """Eligible households that cannot be paid a month yet, for one reason."""

    period: str
    reason: str
    households: int


@dataclass(frozen=True)
class Anomaly:
    """Bank lines of one kind of anomaly, and their rupiah; not counted as paid."""

    period: str
    kind: str
    lines: int
    reported_idr: int


@dataclass(frozen=True)
class PaymentStatus:
    """All batches by outcome, obstacles to payment, and anomalies for officers."""

    outcomes: tuple[BatchOutcome, ...]
    obstacles: tuple[Obstacle, ...]
    anomalies: tuple[Anomaly, ...]


def payment_status(warehouse: Warehouse, period: Period | None) -> PaymentStatus:
    """Payment status of one month or of all."""
    month = str(period) if period else None
    with warehouse.begin(Role.OFFICER) as connection:

        def rows(name: str) -> list[dict[str, Any]]:
            file = f"distribution/payments/{name}.sql"
            found = warehouse.run(connection, file, period=month)
            return [dict(row) for row in found.mappings()]

        return PaymentStatus(
            tuple(BatchOutcome(**row) for row in rows("list_outcomes")),
            tuple(Obstacle(**row) for row in rows("list_obstacles")),
            tuple(Anomaly(**row) for row in rows("list_anomalies")),
        )
