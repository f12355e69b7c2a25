"""Renumbering or departure: which KK is a new number of which."""

from collections.abc import Iterable
from datetime import date

from tests.oracle.answers import Answers, content_of_member
from tests.oracle.known import Known
from tests.oracle.linkage import Links, Person, link_rows
from tests.oracle.model import Family, KkChange, Member, Relocation
from tests.oracle.registry import Biography, people_on

Change = KkChange | Relocation


class KkClasses:
    """KK numbers that are one Kartu Keluarga under several numbers."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def name(self, kk: str) -> str:
        while kk in self._parent:
            kk = self._parent[kk]
        return kk

    def join(self, one: str, other: str) -> None:
        small, great = sorted((self.name(one), self.name(other)))
        if small != great:
            self._parent[great] = small

    def all_of(self, kks: Iterable[str]) -> frozenset[str]:
        """Every number of these Kartu Keluarga."""
        names = {self.name(kk) for kk in kks}
        known = {*kks, *self._parent, *self._parent.values()}
        return frozenset(kk for kk in known if self.name(kk) in names)


Pair = tuple[str, str]


def renumbered(known: Known, answers: Answers) -> KkClasses:
    """Decide pair by pair, in the order in which the pairs' last changes happened."""
    links = _links_of_listed(known, answers)
    pairs = _changes_by_pair(known, links)
    found: list[Pair] = []
    by_day: dict[date, list[Pair]] = {}
    for pair, changes in sorted(pairs.items()):
        by_day.setdefault(_last_day(changes), []).append(pair)
    for _, of_day in sorted(by_day.items()):
        found += [p for p in of_day if _is_new_number(p, pairs[p], known, links, found)]
    classes = KkClasses()
    for old, new in found:
        classes.join(old, new)
    return classes


def _changes_by_pair(known: Known, links: Links) -> dict[Pair, list[Change]]:
    """Steps of persons with a NIK from one KK to another in DKI, as far as it is sure who went."""
    doubtful = [*(link.row for link in links.reviews), *links.denied]
    of_persons = [
        link.row for found in links.linked.values() for link in found if link.person.member.nik
    ]
    pairs: dict[Pair, list[Change]] = {}
    moves = [
        move
        for move in known.relocations
        if not move.leads_out and (move in of_persons or (move.nik and move not in doubtful))
    ]
    every: tuple[Change, ...] = (*known.kk_changes, *moves)
    for change in every:
        old, new = change.no_kk_from, change.no_kk_to
        if old and new and old != new:
            pairs.setdefault((old, new), []).append(change)
    return pairs


def _last_day(changes: list[Change]) -> date:
    return max(c.moved_on if isinstance(c, Relocation) else c.effective_on for c in changes)


def submitted_under(kk: str, known: Known) -> Family | None:
    """The family that counts of the latest list on which the KK stands."""
    listed = [family for family in known.families if family.no_kk == kk]
    return max(listed, key=lambda f: (f.period, f.source), default=None)


def _is_new_number(
    pair: Pair, changes: list[Change], known: Known, links: Links, found: list[Pair]
) -> bool:
    old, new = pair
    under_old, under_new = submitted_under(old, known), submitted_under(new, known)
    stands_for_old = under_old or under_new
    if stands_for_old is None:
        return False
    own_numbers = {old, *(later for earlier, later in found if earlier == old)}
    if under_old is None:
        own_numbers.add(new)
    people = _biographies(stands_for_old, links, known)
    then = people_on(_last_day(changes), people, frozenset(own_numbers))
    with_nik = [person for person in then if person.member.nik]
    if not with_nik or not all(_goes(person, changes) for person in with_nik):
        return False
    if under_new is None or under_new.head.nik is None:
        return True
    # One person by his NIK, although a row without one is linked to him on the old list only.
    if under_new.head.nik in {person.member.nik for person in with_nik}:
        return True
    return _goes(_biography(under_new, under_new.head, links, known), changes)


def _goes(person: Biography, changes: list[Change]) -> bool:
    return any(change in changes for change in (*person.relocations, *person.kk_changes))


def _links_of_listed(known: Known, answers: Answers) -> Links:
    """Everybody who stands under some KK, linked to deaths and relocations."""
    kks = {family.no_kk for family in known.families if family.no_kk}
    families = filter(None, (submitted_under(kk, known) for kk in sorted(kks)))
    persons = [
        Person(
            known.families.index(family),
            member,
            frozenset({str(family.no_kk)}),
            frozenset({family.kelurahan}),
            content_of_member(family, member),
        )
        for family in families
        for member in family.members
    ]
    return link_rows(persons, (*known.deaths, *known.relocations), answers)


def _biography(family: Family, member: Member, links: Links, known: Known) -> Biography:
    return Biography.of(member, links.of(known.families.index(family), member), known.kk_changes)


def _biographies(family: Family, links: Links, known: Known) -> list[Biography]:
    return [_biography(family, member, links, known) for member in family.members]
