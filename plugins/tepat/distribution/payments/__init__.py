"""Payments: instructions from decisions and accounts, and reconciliation of the bank's results.

``batch_draft.py`` turns decisions and accounts into instructions, ``batch_commit.py`` commits an
approved draft so that no month can be paid twice, ``bank_files.py`` writes the files for the bank,
``results.py`` reconciles its results. ``payment_ledger.py`` reads sealed batches and earlier
reconciliations, ``status.py`` counts them.
"""

from tepat.distribution.payments.bank_files import hand_over
from tepat.distribution.payments.batch_commit import BatchSummary, record_hand_over, seal
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
    "open_draft",
    "payment_status",
    "reconcile_results",
    "record_hand_over",
    "seal",
]
