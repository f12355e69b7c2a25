"""Publish: the difference to the last publication is audited, approved if need be, and committed.

Four steps, each a function of a context: ``compare``, ``audit``, ``guard``, ``commit``. The SQL of
``include/sql/postgres/publish`` is PostgreSQL's; all other is the engine's.
"""

from tepat.stages.publish.audit import AuditReport, AuditResult, audit
from tepat.stages.publish.commit import PublishSummary, commit
from tepat.stages.publish.compare import Difference, compare
from tepat.stages.publish.guard import Guard, GuardReport, guard
from tepat.stages.publish.history import load_published

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
