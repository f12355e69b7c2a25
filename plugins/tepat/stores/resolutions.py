"""Where officers' answers are kept: in PostgreSQL, and with each run in the lake."""

import pyarrow.parquet as pq

from tepat.domain.resolutions import Answer, Resolution
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse


def resolutions_of_run(lake: Lake, warehouse: Warehouse, run_id: int) -> tuple[Resolution, ...]:
    """What a run decides by: what it has kept in the lake, else the answers that count now.

    So a run that is repeated, or replayed, asks nobody a second time. Sorted by case.
    """
    if (lake.root / lake.run_directory(run_id, "linked")).exists():
        kept = pq.read_table(lake.of_run(run_id, "linked")["resolution"]).to_pylist()
        return tuple(
            Resolution(row["case_id"], Answer(row["answer"]), row["belongs_to"]) for row in kept
        )
    return load_resolutions(warehouse)


def load_resolutions(warehouse: Warehouse) -> tuple[Resolution, ...]:
    """The answers that count now, sorted by case."""
    with warehouse.begin(Role.PUBLISHER) as connection:
        rows = warehouse.run(connection, "casework/review/list_current_resolutions.sql").all()
    return tuple(Resolution(row.case_id, Answer(row.answer), row.belongs_to) for row in rows)
