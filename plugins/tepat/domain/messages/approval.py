"""What a person is asked before something is done: ``approval.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class NightQuestion(Texts):
    """Whether a night is published although a guard has tripped."""

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
    """Whether a batch of instructions goes to the bank."""

    subject: Text
    body: Annotated[
        str, Fills("batch_id", "months", "instructions", "amount_idr", "retried", "unpaid")
    ]


class ApprovalTexts(Texts):
    """The questions."""

    night: NightQuestion
    payments: PaymentQuestion
