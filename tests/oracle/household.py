"""Which families are one household, which lists are carried, who leaves the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tests.oracle.known import Known
from tests.oracle.model import Decision, Family, Keys, Publication, months_before
from tests.oracle.names import letters_and_digits, normalised
from tests.oracle.renumbering import KkClasses


@dataclass(frozen=True)
class Household:
    """Families that are one household: of the period, or of carried lists."""

    families: tuple[Family, ...]
    keys: Keys
    is_carried: bool

    @property
    def counting(self) -> Family:
        """The family landed latest counts whole; of several carried lists the latest period's."""
        return max(self.families, key=lambda family: (family.period, family.source))

    @property
    def written_keys(self) -> Keys:
        """The keys as they were written: what a publication remembers."""
        written = frozenset(family.no_kk for family in self.families if family.no_kk)
        return replace(self.keys, kks=written)

    @property
    def is_submitted_twice(self) -> bool:
        return [f.period for f in self.families].count(self.counting.period) > 1


def keys_of(family: Family, classes: KkClasses) -> Keys:
    head = family.head
    address = (
        family.kelurahan,
        family.rt,
        family.rw,
        letters_and_digits(family.address),
        normalised(head.name),
        head.birth_date.isoformat(),
    )
    has_neither = family.no_kk is None and head.nik is None
    return Keys(
        classes.all_of([family.no_kk]) if family.no_kk else frozenset(),
        frozenset([head.nik]) if head.nik else frozenset(),
        frozenset([address]) if has_neither else frozenset(),
    )


def renewed(keys: Keys, classes: KkClasses) -> Keys:
    """Keys as written, with what is known of renumbering now."""
    return Keys(classes.all_of(keys.kks), keys.head_niks, keys.addresses)


def grouped(
    families: Iterable[Family], classes: KkClasses, *, is_carried: bool = False
) -> list[Household]:
    """Families that share a key, directly or through others, are one household."""
    groups: list[tuple[list[Family], Keys]] = []
    for family in families:
        keys = keys_of(family, classes)
        meeting = [group for group in groups if group[1].meets(keys)]
        groups = [group for group in groups if not group[1].meets(keys)]
        together = [family, *(other for group in meeting for other in group[0])]
        groups.append((together, Keys.union([keys, *(group[1] for group in meeting)])))
    return [Household(tuple(members), keys, is_carried) for members, keys in groups]


def households_of_period(
    known: Known,
    period: str,
    classes: KkClasses,
    last: Publication | None,
    carry_forward_months: int,
) -> list[Household]:
    """Households submitted for the period, and those carried forward into it."""
    submitted = grouped((f for f in known.families if f.period == period), classes)
    oldest = months_before(period, carry_forward_months)
    carried = {
        family: None
        for household in _to_carry(known, period, classes, last)
        if not any(household.keys.meets(other.keys) for other in submitted)
        for family in household.families
        if family.period >= oldest
    }
    return submitted + grouped(carried, classes, is_carried=True)


def submitted_kelurahan(known: Known, period: str) -> set[str]:
    return {family.kelurahan for family in known.families if family.period == period}


def _to_carry(
    known: Known, period: str, classes: KkClasses, last: Publication | None
) -> list[Household]:
    submitted = submitted_kelurahan(known, period)
    return [
        household
        for kelurahan in sorted({family.kelurahan for family in known.families})
        for household in _earlier_households(known, kelurahan, period, classes, last)
        if kelurahan not in submitted or _is_touched_by_quarantine(household, known)
    ]


def _earlier_households(
    known: Known, kelurahan: str, period: str, classes: KkClasses, last: Publication | None
) -> list[Household]:
    """The kelurahan's households of its latest earlier period.

    A household that a quarantined row brought back then belongs to them too; only the publication
    of that time can tell.
    """
    listed = [f for f in known.families if f.kelurahan == kelurahan and f.period < period]
    newest = max((family.period for family in listed), default=None)
    if newest is None:
        return []
    families = [family for family in listed if family.period == newest]
    if last and newest <= last.period:
        families += [
            decision.counting
            for decision in last.decisions.values()
            if decision.counting.kelurahan == kelurahan
            and "NOT_PROPOSED" not in decision.reasons
            and decision.counting not in families
        ]
    return grouped(families, classes)


def _is_touched_by_quarantine(household: Household, known: Known) -> bool:
    niks = {member.nik for member in household.counting.members if member.nik}
    return any(
        (row.no_kk is not None and row.no_kk in household.keys.kks)
        or (row.nik is not None and row.nik in niks)
        for row in known.quarantined
    )


def no_longer_proposed(
    households: Sequence[Household],
    submitted: set[str],
    classes: KkClasses,
    last: Publication | None,
    ever: dict[str, Keys],
) -> list[tuple[str, Decision]]:
    """Who was eligible or held, and is on no list though his kelurahan has submitted."""
    return [
        (household_id, decision)
        for household_id, decision in (last.decisions if last else {}).items()
        if decision.status in {"ELIGIBLE", "HELD"}
        and decision.counting.kelurahan in submitted
        and not any(h.keys.meets(renewed(ever[household_id], classes)) for h in households)
    ]


def keys_ever_published(publications: Sequence[Publication]) -> dict[str, Keys]:
    """Every key ever published, by household id, the id published first being first."""
    ever: dict[str, Keys] = {}
    for publication in publications:
        for household_id in sorted(publication.decisions):
            keys = [publication.decisions[household_id].keys]
            keys += [ever[household_id]] if household_id in ever else []
            ever[household_id] = Keys.union(keys)
    return ever


def carried_ids(keys: Keys, ever: dict[str, Keys], classes: KkClasses) -> tuple[str, ...]:
    """The ids that the same keys had, the one published first being first."""
    now = renewed(keys, classes)
    return tuple(known for known, of_old in ever.items() if now.meets(renewed(of_old, classes)))
