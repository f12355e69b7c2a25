"""How each household stands on the run date: who is linked, who lives in it, where it moved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.oracle.answers import (
    DIFFERENT,
    UPHELD,
    Answers,
    Content,
    content_of_appeal,
    content_of_member,
)
from tests.oracle.household import Household
from tests.oracle.known import Known
from tests.oracle.linkage import FeedRow, Link, Links, Method, Person, link_rows
from tests.oracle.model import Appeal, Enrolment, KkChange, Member, Relocation, RuleSet
from tests.oracle.names import agree_loosely
from tests.oracle.registry import Biography, leads_out, without_those_out_of_dki


@dataclass(frozen=True)
class Night:
    """What the rules look at."""

    known: Known
    households: tuple[Household, ...]
    rules: RuleSet
    period: str
    run_date: date
    answers: Answers

    def appealing(self, appeal: Appeal) -> list[int]:
        """The households of an appeal: by its KK, else those with its NIK; maybe none."""
        by_kk = [i for i, h in enumerate(self.households) if appeal.no_kk in h.keys.kks]
        by_nik = [
            i
            for i, h in enumerate(self.households)
            if appeal.nik and appeal.nik in [m.nik for m in h.counting.members]
        ]
        return by_kk or by_nik

    def is_open(self, appeal: Appeal) -> bool:
        return content_of_appeal(appeal) not in self.answers.appeals

    @property
    def reopened(self) -> set[int]:
        """Households that an officer upheld in an appeal."""
        return {
            index
            for appeal in self.known.appeals
            if self.answers.appeals.get(content_of_appeal(appeal)) == UPHELD
            for index in self.appealing(appeal)
        }


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
    """Links of all members; where a member has moved to is evidence of place too."""
    rows: tuple[FeedRow, ...] = (
        *night.known.deaths,
        *night.known.relocations,
        *excluding_enrolments(night),
    )
    as_listed = _persons(night, Links())
    persons = _persons(night, link_rows(as_listed, rows, night.answers))
    links = link_rows(persons, rows, night.answers)
    by_family = [
        link
        for person in persons
        if person.household in night.reopened
        for link in family_level_links(night, links, person)
        if night.answers.of_match(person.content, link.row) is None
    ]
    again = links.reopened(night.reopened)
    return replace(again, reviews=[*again.reviews, *by_family])


def excluding_enrolments(night: Night) -> list[Enrolment]:
    programmes = night.rules.excluding_programmes
    return [row for row in night.known.enrolments if row.programme in programmes]


def family_level_links(night: Night, links: Links, person: Person) -> list[Link]:
    """Rows of a national list under the person's KK that found nobody, and that fit him."""
    return [
        Link(person, row, Method.KK)
        for row in excluding_enrolments(night)
        if row.no_kk in person.kks
        and row not in links.claimed
        and (
            agree_loosely(row.name, person.member.name)
            or row.birth_date == person.member.birth_date
        )
        and night.answers.of_match(person.content, row) != DIFFERENT
    ]


def _persons(night: Night, links: Links) -> list[Person]:
    """All members; each is in his list's kelurahan, and where his latest relocation leads."""
    persons = []
    for index, household in enumerate(night.households):
        for member in household.counting.members:
            biography = Biography.of(member, links.of(index, member), night.known.kk_changes)
            move = biography.latest_relocation()
            persons.append(
                Person(
                    index,
                    member,
                    household.keys.kks,
                    frozenset({household.counting.kelurahan, *([move.region_to] if move else [])}),
                    content_of_member(household.counting, member),
                )
            )
    return persons


def situations_of(night: Night, links: Links) -> list[Situation]:
    everybody = [
        tuple(
            Biography.of(member, links.of(index, member), night.known.kk_changes)
            for member in household.counting.members
        )
        for index, household in enumerate(night.households)
    ]
    shared = _Shared(night)
    at_home = [
        [
            p
            for p in people
            if p.died_on is None
            and not p.has_left(household.keys.kks)
            and not shared.belongs_elsewhere(index, p)
        ]
        for index, (household, people) in enumerate(zip(night.households, everybody, strict=True))
    ]
    for index, person in _claimed_by_another(shared, at_home):
        at_home[index].remove(person)
    living = [without_those_out_of_dki(people) for people in at_home]
    return [
        Situation(
            household,
            people,
            tuple(present),
            _common_destination(present),
            bool(present) and all(leads_out(p.latest_relocation()) for p in present),
            any(shared.listed_elsewhere(index, person, living) for person in present),
        )
        for index, (household, people, present) in enumerate(
            zip(night.households, everybody, living, strict=True)
        )
    ]


@dataclass(frozen=True)
class _Shared:
    """Persons whose number stands in several households, and what officers said of them."""

    night: Night

    def belongs_elsewhere(self, index: int, person: Biography) -> bool:
        others = [
            self._content(i, member)
            for i, household in enumerate(self.night.households)
            for member in household.counting.members
            if i != index and member.nik and member.nik == person.member.nik
        ]
        return self.night.answers.belongs_elsewhere(self._content(index, person.member), others)

    def listed_elsewhere(
        self, index: int, person: Biography, living: Sequence[Sequence[Biography]]
    ) -> list[tuple[int, Biography]]:
        """The same person, present in other households."""
        own = self._content(index, person.member)
        return [
            (i, other)
            for i, people in enumerate(living)
            for other in people
            if i != index
            and other.member.nik
            and other.member.nik == person.member.nik
            and not self.night.answers.are_confirmed_distinct(own, self._content(i, other.member))
        ]

    def kks(self, index: int) -> frozenset[str]:
        return self.night.households[index].keys.kks

    def _content(self, index: int, member: Member) -> Content:
        return content_of_member(self.night.households[index].counting, member)


def _claimed_by_another(
    shared: _Shared, at_home: Sequence[list[Biography]]
) -> list[tuple[int, Biography]]:
    """Members of several households, in those that the latest relocation or KK change rules out."""
    living = [without_those_out_of_dki(people) for people in at_home]
    ruled_out = []
    for index, people in enumerate(living):
        for person in people:
            others = shared.listed_elsewhere(index, person, living)
            listed = [(index, person), *others] if others else []
            steps: list[Relocation | KkChange] = [s for _, p in listed for s in p.passages()]
            steps.sort(key=lambda step: step.recency)
            named = [i for step in steps for i, _ in listed if step.no_kk_to in shared.kks(i)]
            if named and named[-1] != index:
                ruled_out.append((index, person))
    return ruled_out


def _common_destination(living: Sequence[Biography]) -> Relocation | None:
    """The latest relocation, when everybody's latest one leads to the same kelurahan of DKI."""
    latest = [person.latest_relocation() for person in living]
    moves = [move for move in latest if move and not move.leads_out]
    if not moves or len(moves) < len(latest) or len({move.region_to for move in moves}) > 1:
        return None
    return max(moves, key=lambda move: move.recency)
