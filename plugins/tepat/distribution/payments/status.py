"""How payments stand, in counts and rupiah: no personal data."""

from dataclasses import dataclass
from typing import Any

from tepat.domain.periods import Period
from tepat.stores.warehouse import Role, Warehouse


@dataclass(frozen=True)
class BatchOutcome:
    """Instructions of a batch that stand alike, and their rupiah."""

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
    """Lines of the bank of one kind that count for nothing, and the rupiah on them."""

    period: str
    kind: str
    lines: int
    reported_idr: int


@dataclass(frozen=True)
class PaymentStatus:
    """All batches by outcome, who cannot be paid and why, and what officers must look into."""

    outcomes: tuple[BatchOutcome, ...]
    obstacles: tuple[Obstacle, ...]
    anomalies: tuple[Anomaly, ...]


def payment_status(warehouse: Warehouse, period: Period | None) -> PaymentStatus:
    """How payments stand, of one month or of all."""
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
