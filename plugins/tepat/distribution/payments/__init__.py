"""Payments: from decisions and accounts to instructions, and the bank's answers to the rupiah.

``batch_draft.py`` turns decisions and accounts into instructions, ``batch_commit.py`` commits an
approved draft so that no month can be paid twice, ``bank_files.py`` writes what the bank reads,
``results.py`` reconciles what it answers. ``payment_ledger.py`` knows what was sealed and answered
so far, ``status.py`` counts it.
"""

from tepat.distribution.payments.bank_files import hand_over
from tepat.distribution.payments.batch_commit import BatchSummary, note_handing_over, seal
from tepat.distribution.payments.batch_draft import Draft, draft, open_draft
from tepat.distribution.payments.results import (
    ReconciliationSummary,
    answered_periods,
    reconcile_results,
)
from tepat.distribution.payments.status import PaymentStatus, payment_status

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
