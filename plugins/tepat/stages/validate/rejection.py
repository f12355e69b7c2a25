"""Why a file with too many bad rows is rejected, said to those who wrote it."""

from collections.abc import Iterable, Mapping
from typing import Any

from tepat.stages.validate.suite import Rule

_ROWS_NAMED = 10
_CODES_NAMED = 5


def rejection_reason(
    bad: int, rows: int, codes: Iterable[Mapping[str, Any]], rules: Mapping[str, Rule]
) -> str:
    """One paragraph in Indonesian: how many rows, which, and what to do about each code.

    Args:
        bad: Rows that cannot be accepted.
        rows: All data rows of the file.
        codes: ``code``, ``row_count`` and ``first_rows``, the most frequent first.
        rules: The suite's messages.
    """
    messages = [
        f"{_number(bad)} dari {_number(rows)} baris ditahan, lebih dari 40%, "
        "sehingga seluruh berkas ditolak."
    ]
    for item in list(codes)[:_CODES_NAMED]:
        named = ", ".join(str(row) for row in item["first_rows"][:_ROWS_NAMED])
        more = ", dan lainnya" if item["row_count"] > _ROWS_NAMED else ""
        messages.append(
            f"{_number(item['row_count'])} baris (baris {named}{more}): "
            f"{rules[item['code']].message}"
        )
    messages.append("Perbaiki baris-baris itu, lalu kirim ulang seluruh berkas.")
    return " ".join(messages)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
