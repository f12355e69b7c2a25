"""How a household is asked for: by a number as somebody typed it, or by its id."""

import unicodedata
from enum import StrEnum

from tepat.domain.messages.explain import ExplainTexts
from tepat.support.errors import TepatError

_NUMBER_LENGTH = 16
_SEPARATORS = ".-'’"


class By(StrEnum):
    """How a household is asked for."""

    NO_KK = "no_kk"
    NIK = "nik"
    HOUSEHOLD = "household"


def read_number(text: str, texts: ExplainTexts) -> str:
    """A NIK or KK as somebody typed it, as 16 digits.

    Args:
        text: What was typed.
        texts: The sentences that say what is wrong with it.

    Raises:
        TepatError: It is no such number; the message does not repeat it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    kept = [c for c in plain if not c.isspace() and c not in _SEPARATORS]
    if len(kept) == _NUMBER_LENGTH + 1 and plain.endswith(".0"):
        # A spreadsheet that took the number for an amount.
        kept.pop()
    if len(kept) != _NUMBER_LENGTH or not all(c.isdecimal() for c in kept):
        raise TepatError(texts.no_number.format(count=len(kept)), todo=texts.check_number)
    return "".join(str(unicodedata.decimal(c)) for c in kept)
