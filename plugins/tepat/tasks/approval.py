"""Approval questions: when a guard trips, and before a payment batch is handed over."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from tepat.domain.periods import Period
from tepat.support.errors import TepatError

if TYPE_CHECKING:
    from tepat.distribution.payments import Draft
    from tepat.domain.messages.approval import NightQuestion, PaymentQuestion
    from tepat.stages.publish import Difference, GuardReport


def question(
    texts: "NightQuestion",
    period: Period,
    run_date: date,
    difference: "Difference",
    guarded: "GuardReport",
) -> str:
    """The figures for the approver, as Markdown; empty when no guard tripped."""
    if not guarded.tripped:
        return ""
    tripped = "\n".join(f"- **{guard.message}**" for guard in guarded.tripped)
    passed = dict.fromkeys(guard.message for guard in guarded.guards if not guard.is_tripped)
    return texts.body.format(
        period=period,
        run_date=f"{run_date:%d-%m-%Y}",
        tripped=tripped,
        passed="\n".join(f"- {message}" for message in passed),
        eligible=difference.eligible,
        held=difference.held,
        ineligible=difference.ineligible,
        inserted=difference.inserted,
        changed=difference.changed,
        closed=difference.closed,
    )


def payment_question(texts: "PaymentQuestion", draft: "Draft") -> str:
    """The control totals of a batch for the approver, as Markdown."""
    return texts.body.format(
        batch_id=draft.batch_id,
        months=", ".join(draft.asked_periods),
        instructions=draft.instruction_count,
        amount_idr=draft.amount_idr,
        retried=draft.retried,
        unpaid=draft.unpaid_households,
    )


def approver(answer: Mapping[str, Any] | None, *, was_asked: bool) -> str | None:
    """Who approved; None when no approval was needed.

    Args:
        answer: Result of the task *approve*.
        was_asked: Whether approval was needed.

    Raises:
        TepatError: Approval was needed, and nobody has answered.
    """
    if answer:
        return str(answer["responded_by_user"]["name"])
    if was_asked:
        raise TepatError(
            "An approval was asked for, and nobody has answered: the task was passed over.",
            kept="What was published and sealed before stands.",
            todo="Clear the task approve, and answer it in Browse, Required Actions.",
        )
    return None
