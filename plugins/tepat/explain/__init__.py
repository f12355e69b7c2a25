"""Why a family is paid or not: one household's decision with its evidence, history and open cases.

What is said of it is read from what is published. What would change it is computed: the rules are
asked again of the facts that the lake has kept, with some changed. Explanations hold personal data:
they are shown, never logged.
"""

from collections.abc import Sequence

from tepat.access import Access
from tepat.context import last_publication
from tepat.errors import TepatError
from tepat.explain.asking import By
from tepat.explain.explanation import Explanation
from tepat.explain.prospects import Prospects, Way, ask_again
from tepat.explain.reading import Reader
from tepat.periods import Period
from tepat.sentences import Sentences, load_sentences
from tepat.settings import Settings
from tepat.warehouse import Role, Warehouse

__all__ = [
    "By", "Explanation", "NotPublishedError", "Prospects", "Sentences", "Way", "explain",
    "load_sentences", "reevaluate",
]  # fmt: skip


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


def reevaluate(
    settings: Settings, warehouse: Warehouse, sentences: Sentences, one: Explanation
) -> tuple[Explanation, Prospects]:
    """What only the lake can say of an explained household, and what would make it eligible.

    Args:
        settings: Where the lake is.
        warehouse: Where the household is published.
        sentences: The Indonesian sentences.
        one: The household.
    """
    _, context = last_publication(settings, warehouse, Period.parse(one.period))
    return ask_again(context, sentences, one)


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
