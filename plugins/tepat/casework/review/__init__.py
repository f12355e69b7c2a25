"""Review cases: what only a person can decide, asked once, answered for every later night.

A case is known by the content of both sides. Answers are only ever added (``ops.resolution``); the
last one of a case counts, and the next night reads it. Two officers cannot overwrite each other.
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
