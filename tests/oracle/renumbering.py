"""Renumbering or departure: which KK is a new number of which."""

from collections.abc import Iterable
from datetime import date

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


def renumbered(known: Known) -> KkClasses:
    """Decide pair by pair, in the order in which the pairs' last changes happened."""
    classes, links = KkClasses(), _links_of_listed(known)
    pairs = _changes_by_pair(known)
    in_order = sorted(pairs.items(), key=lambda item: (_last_day(item[1]), *item[0]))
    for (old, new), changes in in_order:
        if _is_new_number((old, new), changes, known, links, classes):
            classes.join(old, new)
    return classes


def _changes_by_pair(known: Known) -> dict[tuple[str, str], list[Change]]:
    pairs: dict[tuple[str, str], list[Change]] = {}
    moves = [move for move in known.relocations if not move.leads_out]
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
    pair: tuple[str, str], changes: list[Change], known: Known, links: Links, classes: KkClasses
) -> bool:
    old, new = pair
    under_old, under_new = submitted_under(old, known), submitted_under(new, known)
    stands_for_old = under_old or under_new
    if stands_for_old is None:
        return False
    kks = classes.all_of([old] if under_old else [old, new])
    people = _biographies(stands_for_old, links, known)
    with_nik = [p for p in people_on(_last_day(changes), people, kks) if p.member.nik]
    if not with_nik or not all(_goes(person, changes) for person in with_nik):
        return False
    if under_new is None or under_new.head.nik is None:
        return True
    return _goes(_biography(under_new, under_new.head, links, known), changes)


def _goes(person: Biography, changes: list[Change]) -> bool:
    return any(change in changes for change in (*person.relocations, *person.kk_changes))


def _links_of_listed(known: Known) -> Links:
    """Everybody who stands under some KK, linked to deaths and relocations."""
    kks = {family.no_kk for family in known.families if family.no_kk}
    families = filter(None, (submitted_under(kk, known) for kk in sorted(kks)))
    persons = [
        Person(
            known.families.index(family),
            member,
            frozenset({str(family.no_kk)}),
            frozenset({family.kelurahan}),
        )
        for family in families
        for member in family.members
    ]
    return link_rows(persons, (*known.deaths, *known.relocations))


def _biography(family: Family, member: Member, links: Links, known: Known) -> Biography:
    return Biography.of(member, links.of(known.families.index(family), member), known.kk_changes)


def _biographies(family: Family, links: Links, known: Known) -> list[Biography]:
    return [_biography(family, member, links, known) for member in family.members]
