"""Why a family is paid or not: one household's decision with its evidence, history and open cases.

The explanation is read from the published tables. Counterfactuals are computed: the rules are run
again on the facts in the lake, with some changed. Explanations contain personal data: they are
shown, never logged.
"""

from collections.abc import Sequence

from tepat.access.access_log import Access
from tepat.context import last_publication
from tepat.domain.messages import Messages, load_messages
from tepat.domain.messages.explain import ExplainTexts
from tepat.domain.periods import Period
from tepat.outputs.explain.counterfactuals import Prospects, Way, add_prospects
from tepat.outputs.explain.explanation import Explanation
from tepat.outputs.explain.lookup import By
from tepat.outputs.explain.reading import Reader
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import TepatError
from tepat.support.settings import Settings

__all__ = [
    "By",
    "Explanation",
    "Messages",
    "NotPublishedError",
    "Prospects",
    "Way",
    "explain",
    "load_messages",
    "reevaluate",
]  # fmt: skip


class NotPublishedError(TepatError):
    """No decision is published for the requested household."""


def explain(
    warehouse: Warehouse,
    messages: Messages,
    period: Period,
    by: By,
    value: str,
    *,
    access: Access,
) -> tuple[Explanation, ...]:
    """Explain a household; several when a person is in several.

    Args:
        warehouse: The warehouse.
        messages: The Indonesian messages.
        period: The month to be paid.
        by: The kind of ``value``.
        value: A number as typed, or a ``household_id``.
        access: Who reads it; recorded in the access log, also when nothing is found.

    Raises:
        NotPublishedError: Nothing is published of it for the period; names those that have it.
        TepatError: The number has not 16 digits.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        read = Reader(warehouse, connection, messages)
        households = read.find(by, value)
        found = [one for item in households if (one := read.explain(item, str(period)))]
        shown: list[str | None] = [one.household_id for one in found]
        for household_id in shown or [None]:
            access.note(warehouse, connection, period=period, household_id=household_id)
        others = read.periods_of(households)
    if not found:
        raise _not_published(messages.explain, period, others)
    return tuple(found)


def reevaluate(
    settings: Settings, warehouse: Warehouse, messages: Messages, one: Explanation
) -> tuple[Explanation, Prospects]:
    """Add report dates from the lake, and the counterfactuals, to an explanation.

    Args:
        settings: Where the lake is.
        warehouse: Where the household is published.
        messages: The Indonesian messages.
        one: The household.
    """
    _, context = last_publication(settings, warehouse, Period.parse(one.period))
    return add_prospects(context, messages, one)


def _not_published(texts: ExplainTexts, period: Period, others: Sequence[str]) -> NotPublishedError:
    if others:
        return NotPublishedError(
            texts.not_published_for.format(period=period),
            todo=texts.published_for.format(periods=", ".join(others)),
        )
    return NotPublishedError(texts.never_published, todo=texts.check_submission)
