"""Size and age of the officers' work queue."""

from dataclasses import dataclass

from tepat.stores.warehouse import Role, Warehouse


@dataclass(frozen=True)
class QueueSize:
    """Cases that wait for an officer; ``oldest_days`` is the age of the oldest, in whole days."""

    open_cases: int
    oldest_days: int
    by_kind: dict[str, int]


def measure_queue(warehouse: Warehouse) -> QueueSize:
    """Size and age of the queue now, over all periods."""
    with warehouse.begin(Role.OFFICER) as connection:
        rows = warehouse.run(connection, "casework/review/measure_queue.sql").all()
    return QueueSize(
        open_cases=sum(row.open_cases for row in rows),
        oldest_days=max((row.oldest_days for row in rows), default=0),
        by_kind={row.kind: row.open_cases for row in rows},
    )
