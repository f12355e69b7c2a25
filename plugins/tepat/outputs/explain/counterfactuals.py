"""Counterfactuals: which changes would make a household eligible, computed by the rules.

Breadth-first search: a set of changes is tried, and the reasons that remain give the next changes
to try. The first sets that lead to ELIGIBLE are therefore the smallest; if none does, the search
was exhaustive.
"""

from dataclasses import dataclass, replace

from tepat.context import Context
from tepat.domain.messages import Messages
from tepat.domain.rule_book import RuleBook
from tepat.outputs.explain.explanation import Evidence, Explanation
from tepat.outputs.explain.facts import Change, HouseholdFacts, Outcome
from tepat.stages.publish.inputs import CIVIL_FEEDS
from tepat.support.errors import LakeDamagedError

# Each takes about 0.05 s; only a household with many undecided matches reaches the limit.
_MOST_TRIED = 64
_LEFT_THE_LIST = "NOT_PROPOSED"
_SHORT_ID = 12


@dataclass(frozen=True)
class Way:
    """A smallest set of changes that makes the household eligible, and the resulting decision."""

    changes: tuple[Change, ...]
    messages: tuple[str, ...]
    outcome: Outcome
    payee_why: str


@dataclass(frozen=True)
class Prospects:
    """The ways in which a household becomes eligible.

    Args:
        ways: The smallest sets of changes; none when it is eligible or cannot become eligible.
        standing: The reasons that no change removes; empty when there is a way.
        tried: Number of sets of changes tried.
        unknown: Why it could not be computed completely.
    """

    ways: tuple[Way, ...] = ()
    standing: tuple[str, ...] = ()
    tried: int = 0
    unknown: str | None = None


def add_prospects(
    context: Context, messages: Messages, one: Explanation
) -> tuple[Explanation, Prospects]:
    """Add report dates and counterfactuals to an explained household.

    Args:
        context: The run of the last publication of its period.
        messages: The Indonesian messages.
        one: Its published explanation.

    Returns:
        The same with the dates of the registry's reports, and counterfactuals. ``unknown`` is set
        if the lake no longer has the facts of the run, or the rules do not reproduce the published
        decision.
    """
    if one.status == "ELIGIBLE":
        return one, Prospects()
    texts = messages.explain
    if _LEFT_THE_LIST in (reason.code for reason in one.reasons):
        return one, Prospects(unknown=texts.left_the_list)
    try:
        linked = context.lake.of_run(context.run_id, "linked")
        if context.rule_book.differences(RuleBook(linked.facts.get("rule_book", {}))):
            return one, Prospects(unknown=texts.other_rules.format(rule_set=one.rule_set))
        with context.engine() as engine:
            facts = HouseholdFacts(engine, context, one.household_id)
            dated = _dated(one, facts) if _cites_the_registry(one) else one
            if facts.as_published != _published(one):
                return dated, Prospects(unknown=texts.other_outcome)
            return dated, find_ways(facts, messages)
    except LakeDamagedError as error:
        return one, Prospects(unknown=texts.no_facts.format(error=error))


def _cites_the_registry(one: Explanation) -> bool:
    return any(item.feed in CIVIL_FEEDS for reason in one.reasons for item in reason.evidence)


def _dated(one: Explanation, facts: HouseholdFacts) -> Explanation:
    reports = facts.reports()

    def when(item: Evidence) -> Evidence:
        return replace(item, reported_on=reports.get((item.feed, item.sha256, item.row)))

    reasons = (
        replace(reason, evidence=tuple(when(item) for item in reason.evidence))
        for reason in one.reasons
    )
    return replace(one, reasons=tuple(reasons))


def _published(one: Explanation) -> Outcome:
    return Outcome(
        status=one.status,
        reason_codes=tuple(reason.code for reason in one.reasons),
        notes=tuple(one.notes),
        payee_name=one.payee_name,
        payee_nik=one.payee_nik,
        payee_role=one.payee_role,
        amount_idr=one.amount_idr,
        member_count=one.member_count,
        kelurahan_code=one.kelurahan_code,
    )


def find_ways(facts: HouseholdFacts, messages: Messages) -> Prospects:
    """Search the counterfactuals of a household that is not eligible.

    Args:
        facts: Its facts in the run.
        messages: Give the kinds of changes that can remove each reason.
    """
    ways: list[Way] = []
    standing = set(facts.as_published.reason_codes)
    following = _extended((), facts, facts.as_published, messages)
    tried: set[frozenset[Change]] = set()
    while following and not ways:
        level, following = following, []
        for changes in level:
            if frozenset(changes) in tried:
                continue
            if len(tried) == _MOST_TRIED:
                too_many = messages.explain.too_many.format(most=_MOST_TRIED)
                return Prospects(tuple(ways), (), len(tried), too_many)
            tried.add(frozenset(changes))
            with facts.engine.rolled_back():
                outcome = facts.suppose(changes)
                standing &= set(outcome.reason_codes)
                if outcome.status == "ELIGIBLE":
                    ways.append(_way(changes, outcome, messages))
                else:
                    following += _extended(changes, facts, outcome, messages)
    return Prospects(tuple(ways), () if ways else tuple(sorted(standing)), len(tried))


def _extended(
    changes: tuple[Change, ...], facts: HouseholdFacts, outcome: Outcome, messages: Messages
) -> list[tuple[Change, ...]]:
    """The changes, each extended by one that could remove a remaining reason."""
    kinds = [kind for code in outcome.reason_codes for kind in messages.reasons[code].changes]
    found = (change for kind in kinds for change in facts.find(kind, messages.changes[kind].of))
    return [(*changes, change) for change in found if change not in changes]


def _way(changes: tuple[Change, ...], outcome: Outcome, messages: Messages) -> Way:
    sentences = tuple(_sentence(change, messages) for change in changes)
    return Way(changes, sentences, outcome, messages.payees[outcome.payee_role])


def _sentence(change: Change, messages: Messages) -> str:
    text = messages.changes[change.kind].sentence
    return text.format(about=change.about or "", case=(change.value or "")[:_SHORT_ID])
