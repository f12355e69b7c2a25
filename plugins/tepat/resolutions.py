"""What officers answered to review cases: an input of every decision."""

from dataclasses import dataclass
from enum import StrEnum

import pyarrow.parquet as pq

from tepat.lake import Lake
from tepat.warehouse import Role, Warehouse


class Answer(StrEnum):
    """What an officer can say; the last two of an appeal only."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"


@dataclass(frozen=True)
class Resolution:
    """The answer that counts of one case.

    Args:
        case_id: SHA-256 of the content of both sides.
        answer: What was answered.
        belongs_to: Of a person in two households, the side to which he belongs.
    """

    case_id: str
    answer: Answer
    belongs_to: str | None = None


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
