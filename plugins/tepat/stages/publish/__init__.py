"""Publish: audit, guard and commit the difference from the last publication. See ``stage.py``."""

from tepat.stages.publish.audit import AuditReport, AuditResult
from tepat.stages.publish.commit import PublishSummary, commit
from tepat.stages.publish.compare import Difference
from tepat.stages.publish.guard import Guard, GuardReport
from tepat.stages.publish.inputs import load_published
from tepat.stages.publish.stage import Judgement, audit_and_guard

__all__ = [
    "AuditReport",
    "AuditResult",
    "Difference",
    "Guard",
    "GuardReport",
    "Judgement",
    "PublishSummary",
    "audit_and_guard",
    "commit",
    "load_published",
]
