"""Publish: compare decisions with the current publication, audit, guard, commit.

Two steps, because approval may be needed between them: :func:`audit_and_guard` checks the
decisions, :func:`tepat.stages.publish.commit.commit` writes them in one transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from tepat.context import Context
from tepat.domain.publications import Publication
from tepat.stage_runner import Input, Stage, StageRun, When, reference, running
from tepat.stages.publish.audit import AuditReport, audit
from tepat.stages.publish.compare import (
    COMPARE,
    COUNT,
    DIFFERENCE_TABLES,
    Difference,
    compare,
    load_difference,
)
from tepat.stages.publish.guard import GuardReport, guard, known_files, used_before
from tepat.stages.publish.inputs import BASE, DECIDED, JOIN_MEMBERS, load_published


@dataclass(frozen=True)
class _Given:
    """The base publication, and whether the difference is still to be computed."""

    base: Publication | None
    compares: bool


STAGE = Stage(
    name="audit",
    inputs={
        **DECIDED,
        **BASE,
        "kelurahan": Input(reference("kelurahan")),
        "known_file": Input(known_files),
        "used_landing": Input(used_before),
    },
    steps=(
        JOIN_MEMBERS,
        *COUNT,
        When(lambda run: run.given.compares, COMPARE),
        "publish/list_members",
        "publish/guard/select_new_files",
    ),
    outputs=DIFFERENCE_TABLES,
)


@dataclass(frozen=True)
class Judgement:
    """Difference, audits and guards of a run before publication."""

    difference: Difference
    audited: AuditReport
    guarded: GuardReport


def audit_and_guard(context: Context) -> Judgement:
    """Compare with the last publication, run the audits, measure the guards.

    Writes ``runs/<run>/difference``, once per run.

    Raises:
        LakeDamagedError: The decisions or the last snapshot are missing or damaged.
        AuditFailedError: A check with severity ``stop`` found rows; names all such checks.
    """
    with compared(context) as (run, difference):
        return Judgement(difference, audit(run), guard(run))


@contextmanager
def compared(context: Context) -> Iterator[tuple[StageRun, Difference]]:
    """Attach decisions and base and compare them; the difference is sealed on exit."""
    published = load_published(context.warehouse)
    current = published.latest_of(context.period)
    earlier = published.nearest_earlier(context.period, context.policy.carry_forward_months)
    target = context.lake.run_directory(context.run_id, "difference")
    is_known = (context.lake.root / target).exists()
    compares = current is not None and not is_known
    with running(
        STAGE if compares else replace(STAGE, outputs={}),
        context,
        params=publish_params(context),
        given=_Given(current or earlier, compares),
        target=None if is_known else target,
    ) as run:
        difference = load_difference(context) if is_known else compare(run, current)
        run.facts.update(asdict(difference))
        yield run, difference


def publish_params(context: Context) -> dict[str, Any]:
    """Bind parameters of comparison, audits and guards."""
    policy = context.policy
    return {
        "period": str(context.period),
        "run_date": context.run_date,
        "amount_idr": policy.amount_idr,
        "adult_age": policy.adult_age,
        "rule_set": policy.rule_set,
        "rule_set_sha256": policy.sha256,
    }
