"""Publish: the difference to the last publication is audited, approved if need be, and committed.

Four steps, each a function of a context: ``compare``, ``audit``, ``guard``, ``commit``. The SQL of
``include/sql/postgres/publish`` is PostgreSQL's; all other is the engine's.
"""

from tepat.publish.audit import AuditReport, AuditResult, audit
from tepat.publish.commit import PublishSummary, commit
from tepat.publish.compare import Difference, compare
from tepat.publish.guard import Guard, GuardReport, guard
from tepat.publish.history import load_published

__all__ = [
    "AuditReport",
    "AuditResult",
    "Difference",
    "Guard",
    "GuardReport",
    "PublishSummary",
    "audit",
    "commit",
    "compare",
    "guard",
    "load_published",
]
