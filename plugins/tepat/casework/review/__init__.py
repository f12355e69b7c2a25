"""Review cases: undecided matches and appeals, resolved by an officer once for all later runs.

A case id is a hash of the content of both sides. Resolutions are append-only (``ops.resolution``);
the last one of a case is in force, and the next run reads it. Officers cannot overwrite each other.
"""

from tepat.casework.review.case_view import CaseView, Field, GivenAnswer, show
from tepat.casework.review.cases import COMPLAINT, Case, ReviewRefusedError, Waiting, list_waiting
from tepat.casework.review.queue_size import QueueSize, measure_queue
from tepat.casework.review.resolve import Given, resolve, undo

__all__ = [
    "COMPLAINT",
    "Case",
    "CaseView",
    "Field",
    "Given",
    "GivenAnswer",
    "QueueSize",
    "ReviewRefusedError",
    "Waiting",
    "list_waiting",
    "measure_queue",
    "resolve",
    "show",
    "undo",
]
