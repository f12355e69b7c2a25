"""Outcomes of accounts and instructions at the bank: rates, and content of the lines."""

from collections.abc import Mapping
from enum import StrEnum

QUARANTINED = "QUARANTINED"


class AccountFate(StrEnum):
    """What the bank does with a payee on the list of accounts to open or correct."""

    OPENED = "OPENED"
    OPENED_WITHOUT_NIK = "OPENED_WITHOUT_NIK"
    NOT_COLLECTED = "NOT_COLLECTED"
    DORMANT = "DORMANT"
    NAMED_OTHERWISE = "NAMED_OTHERWISE"
    NOT_YET = "NOT_YET"


class PaymentFate(StrEnum):
    """What the bank does with an instruction."""

    PAID = "PAID"
    FAILED = "FAILED"
    RETURNED = "RETURNED"
    SILENT = "SILENT"
    ANSWERED_LATE = "ANSWERED_LATE"
    DOUBLED = "DOUBLED"
    RESENT = "RESENT"
    PAID_AGAIN = "PAID_AGAIN"
    PAID_AFTER_FAILURE = "PAID_AFTER_FAILURE"
    FAILED_AFTER_PAYMENT = "FAILED_AFTER_PAYMENT"
    WRONG_AMOUNT = "WRONG_AMOUNT"
    WRONG_AMOUNT_CORRECTED = "WRONG_AMOUNT_CORRECTED"
    WRONG_ACCOUNT = "WRONG_ACCOUNT"
    WRONG_NAME = "WRONG_NAME"
    NEGATIVE_AMOUNT = "NEGATIVE_AMOUNT"
    BESIDE_UNKNOWN = "BESIDE_UNKNOWN"


ACCOUNT_SHARES: Mapping[AccountFate, float] = {
    AccountFate.OPENED_WITHOUT_NIK: 0.005,
    AccountFate.NOT_COLLECTED: 0.03,
    AccountFate.DORMANT: 0.01,
    AccountFate.NAMED_OTHERWISE: 0.005,
    AccountFate.NOT_YET: 0.02,
}
"""Everybody else's account is opened."""

PAYMENT_SHARES: Mapping[PaymentFate, float] = {
    PaymentFate.FAILED: 0.015,
    PaymentFate.RETURNED: 0.003,
    PaymentFate.SILENT: 0.002,
    PaymentFate.ANSWERED_LATE: 0.003,
    PaymentFate.DOUBLED: 0.001,
    PaymentFate.RESENT: 0.001,
    PaymentFate.PAID_AGAIN: 0.0005,
    PaymentFate.PAID_AFTER_FAILURE: 0.0005,
    PaymentFate.FAILED_AFTER_PAYMENT: 0.0005,
    PaymentFate.WRONG_AMOUNT: 0.001,
    PaymentFate.WRONG_AMOUNT_CORRECTED: 0.0005,
    PaymentFate.WRONG_ACCOUNT: 0.001,
    PaymentFate.WRONG_NAME: 0.001,
    PaymentFate.NEGATIVE_AMOUNT: 0.0002,
    PaymentFate.BESIDE_UNKNOWN: 0.001,
}
"""Everything else is paid and answered as instructed; less than 1 % of the lines are anomalies."""

Saying = Mapping[PaymentFate, tuple[tuple[str, str], ...]]
# Of each fate: what its lines say, and what ought to become of them. First the lines of the first
# file, then those of the late one.
FIRST: Saying = {
    **dict.fromkeys(PaymentFate, (("BERHASIL", "COUNTED"),)),
    PaymentFate.FAILED: (("GAGAL", "COUNTED"),),
    PaymentFate.PAID_AFTER_FAILURE: (("GAGAL", "COUNTED"),),
    PaymentFate.SILENT: (),
    PaymentFate.ANSWERED_LATE: (),
    PaymentFate.DOUBLED: (("BERHASIL", "COUNTED"), ("BERHASIL", "DUPLICATE")),
    PaymentFate.WRONG_AMOUNT: (("BERHASIL", "WRONG_AMOUNT"),),
    PaymentFate.WRONG_AMOUNT_CORRECTED: (("BERHASIL", "WRONG_AMOUNT"),),
    PaymentFate.WRONG_ACCOUNT: (("BERHASIL", "WRONG_ACCOUNT"),),
    PaymentFate.WRONG_NAME: (("BERHASIL", "WRONG_NAME"),),
    PaymentFate.NEGATIVE_AMOUNT: (("BERHASIL", QUARANTINED),),
    PaymentFate.BESIDE_UNKNOWN: (("BERHASIL", "COUNTED"), ("BERHASIL", "UNKNOWN_INSTRUCTION")),
}
LATE: Saying = {
    PaymentFate.RETURNED: (("RETUR", "COUNTED"),),
    PaymentFate.ANSWERED_LATE: (("BERHASIL", "COUNTED"),),
    PaymentFate.RESENT: (("BERHASIL", "DUPLICATE"),),
    PaymentFate.PAID_AGAIN: (("BERHASIL", "PAID_AGAIN"),),
    PaymentFate.PAID_AFTER_FAILURE: (("BERHASIL", "LATE"),),
    PaymentFate.FAILED_AFTER_PAYMENT: (("GAGAL", "CONTRADICTORY"),),
    PaymentFate.WRONG_AMOUNT_CORRECTED: (("BERHASIL", "COUNTED"),),
}
OUTCOMES: Mapping[PaymentFate, str] = {
    **dict.fromkeys(PaymentFate, "PAID"),
    PaymentFate.FAILED: "FAILED",
    PaymentFate.PAID_AFTER_FAILURE: "FAILED",
    PaymentFate.RETURNED: "RETURNED",
    PaymentFate.SILENT: "UNANSWERED",
    PaymentFate.NEGATIVE_AMOUNT: "UNANSWERED",
    PaymentFate.WRONG_AMOUNT: "DISPUTED",
    PaymentFate.WRONG_ACCOUNT: "DISPUTED",
    PaymentFate.WRONG_NAME: "DISPUTED",
}
