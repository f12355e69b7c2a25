"""Loads officers' resolutions, from PostgreSQL or from a run's directory in the lake."""

import pyarrow.parquet as pq

from tepat.domain.resolutions import Answer, Resolution
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse


def resolutions_of_run(lake: Lake, warehouse: Warehouse, run_id: int) -> tuple[Resolution, ...]:
    """The resolutions of a run: those stored with it in the lake, else the current ones.

    A retried or replayed run therefore uses the same resolutions. Sorted by case.
    """
    if (lake.root / lake.run_directory(run_id, "linked")).exists():
        kept = pq.read_table(lake.of_run(run_id, "linked")["resolution"]).to_pylist()
        return tuple(
            Resolution(row["case_id"], Answer(row["answer"]), row["belongs_to"]) for row in kept
        )
    return load_resolutions(warehouse)


def load_resolutions(warehouse: Warehouse) -> tuple[Resolution, ...]:
    """The current resolutions, sorted by case."""
    with warehouse.begin(Role.PUBLISHER) as connection:
        rows = warehouse.run(connection, "casework/review/list_current_resolutions.sql").all()
    return tuple(Resolution(row.case_id, Answer(row.answer), row.belongs_to) for row in rows)
