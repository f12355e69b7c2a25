"""Why a family is paid or not: one household's decision with its evidence, history and open cases.

Reads what is published and nothing else. Explanations hold personal data: they are shown, never
logged.
"""

from collections.abc import Sequence

from tepat.access import Access
from tepat.errors import TepatError
from tepat.explain.asking import By
from tepat.explain.explanation import Explanation
from tepat.explain.reading import Reader
from tepat.periods import Period
from tepat.sentences import Sentences, load_sentences
from tepat.warehouse import Role, Warehouse

__all__ = ["By", "Explanation", "NotPublishedError", "Sentences", "explain", "load_sentences"]


class NotPublishedError(TepatError):
    """No decision is published for what was asked."""


def explain(
    warehouse: Warehouse,
    sentences: Sentences,
    period: Period,
    by: By,
    value: str,
    *,
    access: Access,
) -> tuple[Explanation, ...]:
    """Explain the household asked for; several when a person stands in several.

    Args:
        warehouse: The warehouse.
        sentences: The Indonesian sentences.
        period: The month to be paid.
        by: What ``value`` is.
        value: A number as somebody typed it, or a ``household_id``.
        access: Who asks; noted in the access log, also when nothing is found.

    Raises:
        NotPublishedError: Nothing is published of it for the period; names those that have it.
        TepatError: The number has not 16 digits.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        read = Reader(warehouse, connection, sentences)
        households = read.find(by, value)
        found = [one for item in households if (one := read.explain(item, str(period)))]
        shown: list[str | None] = [one.household_id for one in found]
        for household_id in shown or [None]:
            access.note(warehouse, connection, period=period, household_id=household_id)
        others = read.periods_of(households)
    if not found:
        raise _not_published(period, others)
    return tuple(found)


def _not_published(period: Period, others: Sequence[str]) -> NotPublishedError:
    if others:
        return NotPublishedError(
            f"Keluarga ini tidak mempunyai keputusan untuk periode {period}.",
            todo=f"Ada keputusan untuk: {', '.join(others)}.",
        )
    return NotPublishedError(
        "Tidak ada keputusan yang pernah diterbitkan untuk nomor ini.",
        todo="Periksa nomornya; mungkin keluarga ini belum diusulkan, atau barisnya dikarantina "
        "(lihat ops.quarantined_row).",
    )
