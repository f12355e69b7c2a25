"""Review cases: what only a person can decide, asked once, answered for every later night.

A case is known by the content of both sides. Answers are only ever added (``ops.resolution``); the
last one of a case counts, and the next night reads it. Two officers cannot overwrite each other.
"""

from tepat.review.answering import Given, resolve, undo
from tepat.review.cases import COMPLAINT, Case, ReviewRefusedError, Waiting, list_waiting
from tepat.review.queue_size import QueueSize, measure_queue
from tepat.review.showing import CaseView, Field, GivenAnswer, show

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
