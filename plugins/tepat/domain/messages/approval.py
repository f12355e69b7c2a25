"""Approval questions: ``approval.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class NightQuestion(Texts):
    """Question whether to publish although a guard has tripped."""

    subject: Text
    body: Annotated[
        str,
        Fills(
            "period",
            "run_date",
            "tripped",
            "passed",
            "eligible",
            "held",
            "ineligible",
            "inserted",
            "changed",
            "closed",
        ),
    ]


class PaymentQuestion(Texts):
    """Question whether to hand a payment batch to the bank."""

    subject: Text
    body: Annotated[
        str, Fills("batch_id", "months", "instructions", "amount_idr", "retried", "unpaid")
    ]


class ApprovalTexts(Texts):
    """All approval questions."""

    night: NightQuestion
    payments: PaymentQuestion
