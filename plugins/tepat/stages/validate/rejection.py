"""Message to the submitter of a file rejected for too many bad rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from tepat.domain.messages.files import RejectionTexts
from tepat.stages.validate.suite import Rule

_ROWS_NAMED = 10
_CODES_NAMED = 5


def rejection_reason(
    texts: RejectionTexts,
    bad: int,
    rows: int,
    codes: Iterable[Mapping[str, Any]],
    rules: Mapping[str, Rule],
    *,
    limit: float,
) -> str:
    """One paragraph: how many rows, which, and what to do about each code.

    Args:
        texts: Message templates.
        bad: Rows that cannot be accepted.
        rows: All data rows of the file.
        codes: ``code``, ``row_count`` and ``first_rows``, the most frequent first.
        rules: The suite's messages.
        limit: The share of bad rows that a file may have, 0 to 1.
    """
    messages = [
        texts.too_many_rows.format(bad=_number(bad), rows=_number(rows), limit=f"{limit:.0%}")
    ]
    for item in list(codes)[:_CODES_NAMED]:
        named = ", ".join(str(row) for row in item["first_rows"][:_ROWS_NAMED])
        is_all = item["row_count"] <= _ROWS_NAMED
        sentence = texts.defect if is_all else texts.defect_of_many
        count, problem = _number(item["row_count"]), rules[item["code"]].message
        messages.append(sentence.format(count=count, named=named, problem=problem))
    return " ".join([*messages, texts.send_again])


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
