"""Distribute: what was decided reaches a family's account, once, and comes back explained.

``drafting.py`` turns decisions and accounts into payment instructions, ``sealing.py`` commits an
approved draft so that no month can be paid twice, ``files.py`` writes what the bank reads,
``results.py`` reconciles what it answers. ``standing.py`` knows what was sealed and answered so
far, ``status.py`` counts it. The SQL is in ``include/sql/distribute``; that in its folder
``warehouse`` is PostgreSQL's.
"""

from tepat.distribute.drafting import Draft, draft, open_draft
from tepat.distribute.files import hand_over
from tepat.distribute.results import ReconciliationSummary, answered_periods, reconcile_results
from tepat.distribute.sealing import BatchSummary, note_handing_over, seal
from tepat.distribute.status import PaymentStatus, payment_status

__all__ = [
    "BatchSummary",
    "Draft",
    "PaymentStatus",
    "ReconciliationSummary",
    "answered_periods",
    "draft",
    "hand_over",
    "note_handing_over",
    "open_draft",
    "payment_status",
    "reconcile_results",
    "seal",
]
