"""What officers answered to review cases: an input of every decision."""

from dataclasses import dataclass
from enum import StrEnum


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
