"""Distribute: from what was published to money in a family's hand.

Payments: ``drafting.py`` turns decisions and accounts into payment instructions, ``sealing.py``
commits an approved draft so that no month can be paid twice, ``files.py`` writes what the bank
reads, ``results.py`` reconciles what it answers. ``standing.py`` knows what was sealed and answered
so far, ``status.py`` counts it.

Sites: ``sites.py`` assigns recipients to sites and days: ``site_inputs.py`` says from what,
``site_problem.py`` what is asked, ``site_solver.py`` and ``linear_program.py`` solve it.
``complaints.py`` sends each complaint to where it can be mended, ``remapping.py`` plans anew where
many complained of the distance. ``invitations.py`` invites up to three times and judges who came,
``listing.py`` writes the lists for the sites.

The SQL is in ``include/sql/distribute``; that in a folder ``warehouse`` is PostgreSQL's.
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
