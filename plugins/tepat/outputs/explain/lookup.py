"""Lookup keys of a household: a typed number or its id."""

import unicodedata
from enum import StrEnum

from tepat.domain.messages.explain import ExplainTexts
from tepat.support.errors import TepatError

_NUMBER_LENGTH = 16
_SEPARATORS = ".-'’"


class By(StrEnum):
    """Kind of lookup key."""

    NO_KK = "no_kk"
    NIK = "nik"
    HOUSEHOLD = "household"


def read_number(text: str, texts: ExplainTexts) -> str:
    """A typed NIK or KK number as 16 digits.

    Args:
        text: The typed text.
        texts: Messages for invalid numbers.

    Raises:
        TepatError: It is not a valid number; the message does not repeat it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    kept = [c for c in plain if not c.isspace() and c not in _SEPARATORS]
    if len(kept) == _NUMBER_LENGTH + 1 and plain.endswith(".0"):
        # Written by a spreadsheet that treated the number as an amount.
        kept.pop()
    if len(kept) != _NUMBER_LENGTH or not all(c.isdecimal() for c in kept):
        raise TepatError(texts.no_number.format(count=len(kept)), todo=texts.check_number)
    return "".join(str(unicodedata.decimal(c)) for c in kept)
