"""Distribute: what was decided reaches a family's account, once, and comes back explained.

``drafting.py`` turns decisions and accounts into payment instructions, ``sealing.py`` commits an
approved draft so that no month can be paid twice, ``files.py`` writes what the bank reads,
``results.py`` reconciles what it answers. ``standing.py`` knows what was sealed and answered so
far. The SQL is in ``include/sql/distribute``; that in its folder ``warehouse`` is PostgreSQL's.
"""

from tepat.distribute.drafting import Draft, draft, load_draft, open_draft
from tepat.distribute.files import hand_over
from tepat.distribute.results import ReconciliationSummary, reconcile_results
from tepat.distribute.sealing import BatchSummary, seal
from tepat.distribute.standing import Batch, load_standing

__all__ = [
    "Batch",
    "BatchSummary",
    "Draft",
    "ReconciliationSummary",
    "draft",
    "hand_over",
    "load_draft",
    "load_standing",
    "open_draft",
    "reconcile_results",
    "seal",
]
