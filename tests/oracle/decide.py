"""The decision of every household of a period, as of a run date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tests.oracle.answers import NO_ANSWERS, SAME, Answers, content_of_member
from tests.oracle.household import (
    carried_ids,
    households_of_period,
    keys_ever_published,
    no_longer_proposed,
    submitted_kelurahan,
)
from tests.oracle.known import known_on
from tests.oracle.linkage import Link, Links, Person
from tests.oracle.model import (
    Decision,
    Enrolment,
    Landed,
    Publication,
    RuleSet,
    first_day,
    months_before,
)
from tests.oracle.names import letters_and_digits
from tests.oracle.payee import Payee, payee_of
from tests.oracle.renumbering import renumbered
from tests.oracle.situations import (
    Night,
    Situation,
    family_level_links,
    linked,
    situations_of,
)

HOLDING = {"MATCH_UNDECIDED", "PERSON_IN_TWO_HOUSEHOLDS", "NO_ADULT_PAYEE", "OBJECTION_OPEN"}
CONTESTABLE = {
    "PAYEE_REPLACED_BY_HEIR", "PAYEE_REPLACED_AFTER_MOVE", "HEAD_INFERRED", "RELOCATED_WITHIN_DKI",
    "MOVED_OUT_KEPT",
}  # fmt: skip
SHORTEST_ADDRESS = 5


def decide(
    landed: Landed,
    publications: Sequence[Publication],
    rules: RuleSet,
    period: str,
    run_date: date,
    *,
    answers: Answers = NO_ANSWERS,
) -> list[Decision]:
    """One decision per household; ``publications`` are the earlier ones, in their order."""
    known = known_on(landed, period, run_date)
    classes = renumbered(known, answers)
    last = _last_of_nearest_earlier(publications, period, rules.carry_forward_months)
    households = households_of_period(known, period, classes, last, rules.carry_forward_months)
    night = Night(known, tuple(households), rules, period, run_date, answers)
    ever = keys_ever_published(publications)
    decisions = [
        replace(decision, carried_ids=carried_ids(decision.keys, ever, classes))
        for decision in _decide_households(night)
    ]
    leavers = no_longer_proposed(
        households, submitted_kelurahan(known, period), classes, last, ever
    )
    return decisions + [_left_the_list(household_id, then) for household_id, then in leavers]


def _last_of_nearest_earlier(
    publications: Sequence[Publication], period: str, months: int
) -> Publication | None:
    oldest = months_before(period, months)
    earlier = [p for p in publications if oldest <= p.period < period]
    nearest = max((p.period for p in earlier), default=None)
    return next((p for p in reversed(earlier) if p.period == nearest), None)


def _left_the_list(household_id: str, then: Decision) -> Decision:
    return replace(
        then,
        status="INELIGIBLE",
        reasons=frozenset({"NOT_PROPOSED"}),
        notes=frozenset(),
        payee=None,
        payee_role="NONE",
        amount_idr=0,
        carried_ids=(household_id,),
    )


def _decide_households(night: Night) -> Iterator[Decision]:
    links = linked(night)
    decisions = _outcomes(night, links)
    for index, decision in enumerate(decisions):
        reviews = [link for link in links.reviews if link.person.household == index]
        if any(_would_change(night, links, review, decision) for review in reviews):
            yield _with_status({*decision.reasons, "MATCH_UNDECIDED"}, decision, night.rules)
        else:
            yield decision


def _would_change(night: Night, links: Links, review: Link, decision: Decision) -> bool:
    then = _outcomes(night, links.with_one_more(review))[review.person.household]
    return (decision.status, decision.reasons, decision.payee, decision.payee_role) != (
        then.status,
        then.reasons,
        then.payee,
        then.payee_role,
    ) or decision.kelurahan != then.kelurahan


def _outcomes(night: Night, links: Links) -> list[Decision]:
    return [_outcome(night, links, situation) for situation in situations_of(night, links)]


def _outcome(night: Night, links: Links, situation: Situation) -> Decision:
    family = situation.household.counting
    payee = payee_of(
        family,
        everybody=situation.everybody,
        living=situation.living,
        kks=situation.household.keys.kks,
        run_date=night.run_date,
        adult_age=night.rules.adult_age,
    )
    kelurahan, rt, rw, _ = situation.place
    undecided = Decision(
        counting=family,
        keys=situation.household.written_keys,
        status="",
        reasons=frozenset(),
        notes=frozenset(_notes(night, situation, payee)),
        payee=payee.member,
        payee_role=payee.role,
        kelurahan=kelurahan,
        rt=rt,
        rw=rw,
        member_count=len(situation.living),
        amount_idr=0,
        carried_ids=(),
    )
    reasons = set(_reasons(night, links, situation, payee))
    if _has_open_appeal(night, situation):
        if not reasons and undecided.notes & CONTESTABLE:
            reasons = {"OBJECTION_OPEN"}
        else:
            undecided = replace(undecided, notes=undecided.notes | {"APPEAL_OPEN"})
    return _with_status(reasons, undecided, night.rules)


def _has_open_appeal(night: Night, situation: Situation) -> bool:
    index = night.households.index(situation.household)
    return any(
        index in night.appealing(appeal) for appeal in night.known.appeals if night.is_open(appeal)
    )


def _with_status(reasons: set[str], decision: Decision, rules: RuleSet) -> Decision:
    status = "INELIGIBLE" if reasons - HOLDING else "HELD" if reasons else "ELIGIBLE"
    is_paid_to = status != "INELIGIBLE" and decision.payee is not None
    return replace(
        decision,
        status=status,
        reasons=frozenset(reasons),
        payee=decision.payee if is_paid_to else None,
        payee_role=decision.payee_role if is_paid_to else "NONE",
        amount_idr=rules.amount_idr if status == "ELIGIBLE" else 0,
    )


def _reasons(night: Night, links: Links, situation: Situation, payee: Payee) -> Iterator[str]:
    index = night.households.index(situation.household)
    family = situation.household.counting
    if family.has_fixed_income:
        yield "HAS_FIXED_INCOME"
    if not family.is_affected:
        yield "NOT_AFFECTED"
    if _is_enrolled_elsewhere(night, links, index, situation):
        yield "ENROLLED_ELSEWHERE"
    if _address_is_incomplete(situation):
        yield "ADDRESS_INCOMPLETE"
    if _is_excluded_for_moving_out(night, situation):
        yield "MOVED_OUT_OF_DKI"
    if not situation.living:
        yield "NO_SURVIVING_MEMBER"
    if situation.has_shared_person:
        yield "PERSON_IN_TWO_HOUSEHOLDS"
    if situation.living and payee.member is None:
        yield "NO_ADULT_PAYEE"


def _is_enrolled_elsewhere(night: Night, links: Links, index: int, situation: Situation) -> bool:
    household = situation.household
    for person in situation.living:
        if any(isinstance(row, Enrolment) for row in links.of(index, person.member)):
            return True
        content = content_of_member(household.counting, person.member)
        listed = Person(index, person.member, household.keys.kks, frozenset(), content)
        for link in family_level_links(night, links, listed):
            is_confirmed = night.answers.of_match(content, link.row) == SAME
            if is_confirmed or index not in night.reopened:
                return True
    return False


def _address_is_incomplete(situation: Situation) -> bool:
    _, rt, rw, address = situation.place
    if any(person.member.nik for person in situation.everybody):
        return False
    return rt is None or rw is None or len(address or "") < SHORTEST_ADDRESS


def _is_excluded_for_moving_out(night: Night, situation: Situation) -> bool:
    moves = [person.latest_relocation() for person in situation.living]
    return (
        situation.has_moved_out
        and night.rules.excludes_moved_out
        and all(move is not None and move.moved_on < first_day(night.period) for move in moves)
    )


def _notes(night: Night, situation: Situation, payee: Payee) -> Iterator[str]:
    family = situation.household.counting
    if payee.note:
        yield payee.note
    if _place_differs(situation):
        yield "RELOCATED_WITHIN_DKI"
    if situation.has_moved_out and not _is_excluded_for_moving_out(night, situation):
        yield "MOVED_OUT_KEPT"
    if situation.household.is_carried:
        yield "CARRIED_FORWARD"
    if family.is_self_reported:
        yield "SELF_REPORTED"
    if not any(member.nik for member in family.members):
        yield "NO_NIK"
    if family.has_damaged_nik:
        yield "NIK_DAMAGED"
    if situation.household.is_submitted_twice:
        yield "DUPLICATE_SUBMISSION"


def _place_differs(situation: Situation) -> bool:
    family = situation.household.counting
    kelurahan, rt, rw, address = situation.place
    return (kelurahan, rt, rw, letters_and_digits(address)) != (
        family.kelurahan,
        family.rt,
        family.rw,
        letters_and_digits(family.address),
    )
