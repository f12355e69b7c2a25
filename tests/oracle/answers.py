"""What officers answered, known by content alone: who stands where, never in which file or row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.model import Appeal, Death, Enrolment, Family, Member, Relocation
from tests.oracle.names import letters_and_digits, normalised

SAME, DIFFERENT, UNSURE = "SAME", "DIFFERENT", "UNSURE"
UPHELD, REJECTED = "UPHELD", "REJECTED"

Content = tuple[Any, ...]


def content_of_member(family: Family, member: Member) -> Content:
    """Number, name, birth date, and the KK, or else the place and head, of his household."""
    return (member.nik, normalised(member.name), member.birth_date, *_residence(family))


def content_of_row(row: Death | Enrolment | Relocation) -> Content:
    """All that tells whose row it is; not what the row reports."""
    if isinstance(row, Relocation):
        places: Content = (row.no_kk_from, row.no_kk_to, row.region_from, row.region_to)
        return ("Relocation", row.nik, normalised(row.name), None, *places)
    places = (row.no_kk, None, row.kelurahan, None)
    return (type(row).__name__, row.nik, normalised(row.name), row.birth_date, *places)


def content_of_appeal(appeal: Appeal) -> Content:
    return (letters_and_digits(appeal.number), appeal.period, appeal.no_kk, appeal.nik)


def _residence(family: Family) -> Content:
    if family.no_kk:
        return (family.no_kk,)
    place = (family.kelurahan, family.rt, family.rw, letters_and_digits(family.address))
    return (*place, family.head.nik, normalised(family.head.name))


@dataclass(frozen=True)
class Answers:
    """The answers that count.

    ``matches`` is by member and row. ``shared`` is by two members with one number, and says to
    which of the two he belongs, or None: they are two persons.
    """

    matches: dict[tuple[Content, Content], str] = field(default_factory=dict)
    shared: dict[frozenset[Content], Content | None] = field(default_factory=dict)
    appeals: dict[Content, str] = field(default_factory=dict)

    def of_match(self, member: Content, row: Death | Enrolment | Relocation) -> str | None:
        return self.matches.get((member, content_of_row(row)))

    def are_confirmed_distinct(self, one: Content, other: Content) -> bool:
        return self.shared.get(frozenset((one, other)), one) is None

    def belongs_elsewhere(self, one: Content, others: Iterable[Content]) -> bool:
        """Whether he belongs to the household of one of the others, who has the same number."""
        return any(self.shared.get(frozenset((one, other))) == other for other in others)


NO_ANSWERS = Answers()
