"""How each household stands on the run date: who is linked, who lives in it, where it moved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.oracle.household import Household
from tests.oracle.known import Known
from tests.oracle.linkage import FeedRow, Links, Person, link_rows
from tests.oracle.model import KkChange, Relocation, RuleSet
from tests.oracle.registry import Biography, leads_out, without_those_out_of_dki


@dataclass(frozen=True)
class Night:
    """What the rules look at."""

    known: Known
    households: tuple[Household, ...]
    rules: RuleSet
    period: str
    run_date: date


@dataclass(frozen=True)
class Situation:
    """One household on the run date: everybody on its submission, and who of them counts."""

    household: Household
    everybody: tuple[Biography, ...]
    living: tuple[Biography, ...]
    destination: Relocation | None
    has_moved_out: bool
    has_shared_person: bool

    @property
    def place(self) -> tuple[str, str | None, str | None, str | None]:
        family, move = self.household.counting, self.destination
        if move:
            return (move.region_to, move.rt_to, move.rw_to, move.address_to)
        return (family.kelurahan, family.rt, family.rw, family.address)


def linked(night: Night) -> Links:
    """Links of all members; the kelurahan after relocation is evidence of place too."""
    rows: tuple[FeedRow, ...] = (
        *night.known.deaths,
        *night.known.relocations,
        *(
            row
            for row in night.known.enrolments
            if row.programme in night.rules.excluding_programmes
        ),
    )
    places = [frozenset({h.counting.kelurahan}) for h in night.households]
    first = link_rows(_persons(night, places), rows)
    settled = [
        place | {situation.place[0]}
        for place, situation in zip(places, situations_of(night, first), strict=True)
    ]
    return link_rows(_persons(night, settled), rows)


def _persons(night: Night, places: Sequence[frozenset[str]]) -> list[Person]:
    return [
        Person(index, member, household.keys.kks, places[index])
        for index, household in enumerate(night.households)
        for member in household.counting.members
    ]


def situations_of(night: Night, links: Links) -> list[Situation]:
    everybody = [
        tuple(
            Biography.of(member, links.of(index, member), night.known.kk_changes)
            for member in household.counting.members
        )
        for index, household in enumerate(night.households)
    ]
    at_home = [
        [p for p in people if p.died_on is None and not p.has_left(household.keys.kks)]
        for household, people in zip(night.households, everybody, strict=True)
    ]
    for index, person in _claimed_by_another(night.households, at_home):
        at_home[index].remove(person)
    living = [without_those_out_of_dki(people) for people in at_home]
    shared = _shared_niks(living)
    return [
        Situation(
            household,
            people,
            tuple(present),
            _common_destination(present),
            bool(present) and all(leads_out(p.latest_relocation()) for p in present),
            any(person.member.nik in shared for person in present),
        )
        for household, people, present in zip(night.households, everybody, living, strict=True)
    ]


def _shared_niks(living: Sequence[Sequence[Biography]]) -> set[str]:
    counts = Counter(nik for people in living for nik in {p.member.nik for p in people} if nik)
    return {nik for nik, count in counts.items() if count > 1}


def _claimed_by_another(
    households: Sequence[Household], at_home: Sequence[list[Biography]]
) -> list[tuple[int, Biography]]:
    """Members of several households, in those that the latest relocation or KK change rules out."""
    living = [without_those_out_of_dki(people) for people in at_home]
    ruled_out = []
    for nik in sorted(_shared_niks(living)):
        listed = [(i, p) for i, people in enumerate(living) for p in people if p.member.nik == nik]
        steps: list[Relocation | KkChange] = [s for _, p in listed for s in p.passages()]
        steps.sort(key=lambda step: step.recency)
        named = [
            index
            for step in steps
            for index, _ in listed
            if step.no_kk_to in households[index].keys.kks
        ]
        if named:
            ruled_out += [(index, person) for index, person in listed if index != named[-1]]
    return ruled_out


def _common_destination(living: Sequence[Biography]) -> Relocation | None:
    """The latest relocation, when everybody's latest one leads to the same kelurahan of DKI."""
    latest = [person.latest_relocation() for person in living]
    moves = [move for move in latest if move and not move.leads_out]
    if not moves or len(moves) < len(latest) or len({move.region_to for move in moves}) > 1:
        return None
    return max(moves, key=lambda move: move.recency)
