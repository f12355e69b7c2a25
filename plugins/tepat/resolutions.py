"""What officers answered to review cases: an input of every decision."""

from dataclasses import dataclass
from enum import StrEnum

from tepat.warehouse import Warehouse


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


def load_resolutions(warehouse: Warehouse) -> tuple[Resolution, ...]:
    """The answers that count now, sorted by case.

    A run keeps those it used in the lake: replaying it asks nobody.
    """
    with warehouse.begin() as connection:
        rows = warehouse.run(connection, "review/warehouse/list_current_resolutions.sql").all()
    return tuple(Resolution(row.case_id, Answer(row.answer), row.belongs_to) for row in rows)
