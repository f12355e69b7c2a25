"""Is it the same person? Members of submissions against rows of feeds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tests.oracle.answers import DIFFERENT, SAME, Answers, Content
from tests.oracle.evidence import may_be_probable, probability
from tests.oracle.model import Death, Enrolment, Member, Relocation
from tests.oracle.names import agree, agree_loosely, is_one_slip_apart, normalised

FeedRow = Death | Enrolment | Relocation
LINK, REVIEW = 0.99, 0.90


class Method(StrEnum):
    NIK = "NIK"
    NIK_CONFLICT = "NIK_CONFLICT"
    NAME_DOB = "NAME_DOB"
    NIK_REPAIRED = "NIK_REPAIRED"
    KK = "KK"
    PROBABILISTIC = "PROBABILISTIC"


@dataclass(frozen=True)
class Person:
    """A member of a submission, and where his household stands."""

    household: int
    member: Member
    kks: frozenset[str]
    kelurahan: frozenset[str]
    content: Content


@dataclass(frozen=True)
class Link:
    person: Person
    row: FeedRow
    method: Method


@dataclass
class Links:
    """Who is linked to which rows, what is in review, and which rows found their person.

    ``confirmed`` are links that an officer has confirmed, ``denied`` rows of which he has said that
    they are not of the person with that number.
    """

    linked: dict[tuple[int, int], list[Link]] = field(default_factory=lambda: defaultdict(list))
    reviews: list[Link] = field(default_factory=list)
    claimed: set[FeedRow] = field(default_factory=set)
    confirmed: list[Link] = field(default_factory=list)
    denied: list[FeedRow] = field(default_factory=list)

    def of(self, household: int, member: Member) -> list[FeedRow]:
        return [link.row for link in self.linked.get((household, member.row), [])]

    def with_one_more(self, link: Link) -> "Links":
        """The same, had an officer said that this link is true."""
        linked = defaultdict(list, {key: list(links) for key, links in self.linked.items()})
        linked[link.person.household, link.person.member.row].append(link)
        return replace(self, linked=linked)

    def reopened(self, households: Iterable[int]) -> "Links":
        """The same, but an officer must see all that links to these households, or has."""
        opened = set(households)
        kept: dict[tuple[int, int], list[Link]] = defaultdict(list)
        asked = []
        for key, links in self.linked.items():
            for link in links:
                if link.person.household in opened and link not in self.confirmed:
                    asked.append(link)
                else:
                    kept[key].append(link)
        return replace(self, linked=kept, reviews=[*self.reviews, *asked])


def link_rows(persons: Sequence[Person], rows: Iterable[FeedRow], answers: Answers) -> Links:
    """Every row to its person; a row that found one counts for that one only.

    An officer's answer comes before all evidence, a link by the NIK itself before one by name and
    birth date, and that before a probable one. Of several persons who are probable for a row nobody
    is linked.
    """
    links = Links()
    for row in rows:
        judged = []
        confirmed = []
        for link, is_sure in filter(None, (judge(person, row) for person in persons)):
            answer = answers.of_match(link.person.content, row)
            if answer == SAME:
                confirmed.append(link)
            elif answer == DIFFERENT:
                links.denied += [row] if row.nik == link.person.member.nik else []
            else:
                judged.append((link, is_sure))
        confirmed += [
            Link(person, row, Method.PROBABILISTIC)
            for person in persons
            if answers.of_match(person.content, row) == SAME and _score(person, row) > 0
        ]
        links.confirmed += confirmed
        sure = [link for link, is_sure in judged if is_sure]
        by_nik = [link for link in sure if link.method is Method.NIK]
        probable = _probable(persons, row, answers)
        best = confirmed or by_nik or sure or [link for link, is_sure in probable if is_sure]
        for link in best:
            links.linked[link.person.household, link.person.member.row].append(link)
            links.claimed.add(row)
        if not best:
            links.reviews += [link for link, is_sure in judged if not is_sure]
            links.reviews += [link for link, _ in probable]
    return links


def _probable(persons: Sequence[Person], row: FeedRow, answers: Answers) -> list[tuple[Link, bool]]:
    """Who may be meant by the row, by all evidence together, and whether that is sure."""
    scored = [
        (person, _score(person, row))
        for person in persons
        if answers.of_match(person.content, row) != DIFFERENT
    ]
    fit = [(person, score) for person, score in scored if score >= REVIEW]
    return [
        (Link(person, row, Method.PROBABILISTIC), score >= LINK and len(fit) == 1)
        for person, score in fit
    ]


def _score(person: Person, row: FeedRow) -> float:
    """The probability that it is the person; 0 where the contract asks no probability."""
    member = person.member
    if isinstance(row, Relocation) or (member.nik and row.nik) or row.birth_date is None:
        return 0
    shares_place = row.kelurahan in person.kelurahan or row.no_kk in person.kks
    names, births = (member.name, row.name), (member.birth_date, row.birth_date)
    if judge(person, row) or not may_be_probable(names, births, shares_place=shares_place):
        return 0
    return probability(names, births, (person.kks, row.no_kk))


def judge(person: Person, row: FeedRow) -> tuple[Link, bool] | None:
    """The evidence for one pair: a link, and whether it is sure; else nothing."""
    mine, theirs = person.member.nik, row.nik
    if mine and mine == theirs:
        is_believed = _same_nik_is_believed(person.member, row)
        return Link(person, row, Method.NIK if is_believed else Method.NIK_CONFLICT), is_believed
    if not agree(person.member.name, row.name):
        return None
    if isinstance(row, Relocation):
        is_of_household = theirs is None and row.no_kk_from in person.kks
        return (Link(person, row, Method.KK), True) if is_of_household else None
    if row.birth_date != person.member.birth_date:
        return None
    if mine and theirs and not is_one_slip_apart(mine, theirs):
        return None
    method = Method.NIK_REPAIRED if mine and theirs else Method.NAME_DOB
    place_agrees = row.kelurahan in person.kelurahan or row.no_kk in person.kks
    return Link(person, row, method), place_agrees


def _same_nik_is_believed(member: Member, row: FeedRow) -> bool:
    birth_date = None if isinstance(row, Relocation) else row.birth_date
    has_names = normalised(row.name) is not None and normalised(member.name) is not None
    if birth_date is None and not has_names:
        return True
    return agree_loosely(member.name, row.name) or birth_date == member.birth_date
