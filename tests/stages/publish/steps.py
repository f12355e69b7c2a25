"""The steps before a publication, each by itself."""

from dataclasses import replace

from tepat.context import Context
from tepat.stage_runner import running
from tepat.stages.publish import audit as audits
from tepat.stages.publish import guard as guards
from tepat.stages.publish.audit import AuditReport
from tepat.stages.publish.compare import Difference
from tepat.stages.publish.guard import GuardReport
from tepat.stages.publish.inputs import DECIDED, JOIN_MEMBERS
from tepat.stages.publish.stage import STAGE, compared, publish_params


def compare(context: Context) -> Difference:
    """The difference alone, sealed, whatever audit and guards would say of it."""
    with compared(context) as (_, difference):
        return difference


def audit(context: Context) -> AuditReport:
    """The audit alone: it asks no warehouse."""
    alone = replace(
        STAGE,
        inputs={**DECIDED, "kelurahan": STAGE.inputs["kelurahan"]},
        steps=(JOIN_MEMBERS, "publish/list_members"),
    )
    with running(alone, context, params=publish_params(context)) as run:
        return audits.audit(run)


def guard(context: Context) -> GuardReport:
    """The guards alone."""
    with compared(context) as (run, _):
        return guards.guard(run)
