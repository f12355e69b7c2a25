"""Officers' resolutions of review cases: an input of every decision."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """Possible answers; the last two only for an appeal."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"


@dataclass(frozen=True)
class Resolution:
    """The current answer to one case.

    Args:
        case_id: SHA-256 of the content of both sides.
        answer: The answer.
        belongs_to: For a person in two households, the side to which they belong.
    """

    case_id: str
    answer: Answer
    belongs_to: str | None = None
