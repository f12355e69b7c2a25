"""Mistakes in submissions, by family and by row."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from tepat.simulate.draws import Days, Dice, Flags, Ints, Small, pick
from tepat.simulate.households import Role
from tepat.simulate.identity_numbers import damage
from tepat.simulate.profiles import Rates
from tepat.simulate.stories import Aid, Fate, Story, some_member
from tepat.simulate.world import World


class Defect(IntEnum):
    """What is wrong with what is written about a family; the smallest is the main one."""

    RUINED_FILE = 1
    KK_MALFORMED = 2
    SUBMITTED_TWICE = 3
    IN_TWO_HOUSEHOLDS = 4
    NIK_OF_ANOTHER = 5
    HEADLESS = 6
    NIK_MALFORMED = 7
    NIK_NUMERIC = 8
    BIRTH_DATE_BAD = 9
    RELATION_UNKNOWN = 10
    NAME_BLANK = 11
    NIK_CONFLICT = 12
    LIST_NIK_MISSING = 13
    LIST_NIK_WRONG = 14
    LIST_KK_MISSING = 15
    LIST_NAME_VARIANT = 16
    KK_MISSING = 17
    KK_WRONG = 18
    RT_BLANK = 19
    NIK_MISSING = 20
    NIK_WRONG = 21
    DATE_SWAPPED = 22
    NONE = 99


QUARANTINES = (
    Defect.NIK_MALFORMED,
    Defect.NIK_NUMERIC,
    Defect.BIRTH_DATE_BAD,
    Defect.RELATION_UNKNOWN,
    Defect.NAME_BLANK,
)
_MOST_QUARANTINED = 0.3  # of a file's rows; at 0.4 the file would be rejected
_ROOMY = 24  # rows a file needs to bear a bad family


@dataclass(frozen=True)
class Mistakes:
    """Mistakes about families (columns of families) and about members (columns of members).

    ``copied_to`` is, for a person also listed by another family, that family; ``row_defect`` is
    a defect that quarantines the row, or NONE.
    """

    defect: Small
    kk: Ints
    rt_is_blank: Flags
    copied_to: Ints
    row_defect: Small
    nik: Ints
    birth: Days

    def note(self, families: Ints, defect: Defect) -> None:
        """Record a defect of families, unless they have a more severe one."""
        self.defect[families] = np.minimum(self.defect[families], defect)


@dataclass(frozen=True)
class _Desk:
    """What the makers of mistakes share; ``free`` marks the families still without one."""

    world: World
    fate: Fate
    mistakes: Mistakes
    free: Flags
    file_of: Ints
    rates: Rates
    dice: Dice


def make_mistakes(
    world: World, fate: Fate, submitted_kk: Ints, file_of: Ints, *, rates: Rates, dice: Dice
) -> Mistakes:
    """Draw the mistakes of a month, in exact numbers.

    What quarantines a row or holds a family befalls plain families only, so that each truth has
    one cause; ``file_of`` is the file that each family is written in.
    """
    members, families = world.member_count, world.family_count
    mistakes = Mistakes(
        defect=np.full(families, Defect.NONE, np.int16),
        kk=submitted_kk.copy(),
        rt_is_blank=np.zeros(families, bool),
        copied_to=np.full(members, -1, np.int64),
        row_defect=np.full(members, Defect.NONE, np.int16),
        nik=np.where(fate.lacks_nik[:members], 0, world.people.nik[:members]),
        birth=world.people.birth[:members].copy(),
    )
    rows_of_file = np.bincount(file_of, weights=world.sizes)
    roomy = rows_of_file[file_of] >= _ROOMY
    free = fate.is_plain & (roomy if (roomy & fate.is_plain).any() else True)
    free &= ~fate.has_no_nik
    desk = _Desk(world, fate, mistakes, free, file_of, rates, dice)
    _ruin_files(desk)
    _about_families(desk)
    _about_persons(desk)
    _about_rows(desk)
    _limit(desk)
    _harmless(desk)
    return mistakes


def _ruin_files(desk: _Desk) -> None:
    """One file of the smaller ones loses all its NIKs to a spreadsheet's 15 digits."""
    world, mistakes, free, file_of = desk.world, desk.mistakes, desk.free, desk.file_of
    rows = np.bincount(file_of, weights=world.sizes)
    small = np.argsort(np.where(rows >= _ROOMY, rows, np.inf), kind="stable")
    chosen = small[len(small) // 4 : len(small) // 4 + desk.rates.ruined_files]
    families = np.flatnonzero(np.isin(file_of, chosen))
    mistakes.note(families, Defect.RUINED_FILE)
    free[families] = False
    ruined = np.isin(world.people.home[: world.member_count], families) & (mistakes.nik > 0)
    mistakes.row_defect[ruined] = Defect.NIK_NUMERIC


def _about_families(desk: _Desk) -> None:
    world, fate, mistakes, free = desk.world, desk.fate, desk.mistakes, desk.free
    rng, families = desk.dice.on("mistakes about families"), world.family_count
    in_file_order = np.argsort(desk.file_of, kind="stable")
    ends = desk.file_of[in_file_order]
    last_of_file = np.zeros(families, bool)
    last_of_file[in_file_order[np.append(ends[1:] != ends[:-1], True)]] = True
    for defect, candidates in (
        (Defect.KK_MALFORMED, free),
        (Defect.SUBMITTED_TWICE, free & ~last_of_file),
        (Defect.HEADLESS, free),
    ):
        share = getattr(desk.rates, defect.name.lower())
        chosen = pick(rng, candidates & free, share, families)
        mistakes.note(chosen, defect)
        free[chosen] = False
    for defect in (Defect.KK_MISSING, Defect.KK_WRONG):
        candidates = (fate.story == Story.NONE) & (mistakes.defect == Defect.NONE)
        chosen = pick(rng, candidates, getattr(desk.rates, defect.name.lower()), families)
        mistakes.note(chosen, defect)
        wrong = damage(rng, mistakes.kk[chosen])
        mistakes.kk[chosen] = 0 if defect is Defect.KK_MISSING else wrong
        free[chosen] = False
    nameless = np.flatnonzero(fate.has_no_nik)
    blank = pick(rng, mistakes.defect == Defect.NONE, desk.rates.rt_blank, families)
    if desk.rates.rt_blank:
        blank = np.union1d(blank, nameless[::6])
    mistakes.rt_is_blank[blank] = True
    mistakes.note(blank, Defect.RT_BLANK)


def _about_persons(desk: _Desk) -> None:
    """One person listed by two families, or one family's number written in another's row."""
    world, mistakes, free = desk.world, desk.mistakes, desk.free
    rng, families = desk.dice.on("mistakes about persons"), world.family_count
    heads = world.starts[:-1]
    birth = world.people.birth[: world.member_count]
    other = some_member(world, True, birth.max(), desk.dice)
    kelurahan = world.homes.kelurahan[:families]
    for defect in (Defect.IN_TWO_HOUSEHOLDS, Defect.NIK_OF_ANOTHER):
        has_other = (other != heads) & (mistakes.nik[other] > 0)
        neighbour = np.arange(1, families + 1) % families
        # The neighbour is another free family of the same kelurahan, next in order of place.
        fits = free & free[neighbour] & has_other & has_other[neighbour]
        fits &= kelurahan == kelurahan[neighbour]
        fits &= np.arange(families) % 2 == (0 if defect is Defect.IN_TWO_HOUSEHOLDS else 1)
        share = getattr(desk.rates, defect.name.lower())
        ours = pick(rng, fits, share, families)
        theirs = neighbour[ours]
        mistakes.note(np.concatenate([ours, theirs]), defect)
        free[ours] = False
        free[theirs] = False
        if defect is Defect.IN_TWO_HOUSEHOLDS:
            mistakes.copied_to[other[ours]] = theirs
        else:
            mistakes.nik[other[theirs]] = mistakes.nik[other[ours]]


def _about_rows(desk: _Desk) -> None:
    """Rows that will be quarantined."""
    world, mistakes = desk.world, desk.mistakes
    rng, members = desk.dice.on("mistakes about rows"), world.member_count
    family = world.people.home[:members]
    is_exposed = world.people.role[:members] != Role.HEAD
    is_exposed |= desk.dice.on("exposed heads").random(members) < desk.rates.exposed_heads
    for defect in QUARANTINES:
        fits = desk.free[family] & is_exposed & (mistakes.row_defect == Defect.NONE)
        if defect in {Defect.NIK_MALFORMED, Defect.NIK_NUMERIC}:
            fits &= mistakes.nik > 0
        if defect is Defect.RELATION_UNKNOWN:
            fits &= world.people.role[:members] != Role.HEAD
        rows = pick(rng, fits, getattr(desk.rates, defect.name.lower()), members)
        mistakes.row_defect[rows] = defect


def _limit(desk: _Desk) -> None:
    """Remove mistakes that would reject a whole file, and label the others."""
    world, mistakes, file_of = desk.world, desk.mistakes, desk.file_of
    members = world.member_count
    family = world.people.home[:members]
    bad = mistakes.row_defect != Defect.NONE
    lost = np.zeros(world.family_count, bool)
    lost[family[bad & (world.people.role[:members] == Role.HEAD)]] = True
    lost |= mistakes.defect == Defect.KK_MALFORMED
    rejected = mistakes.defect == Defect.RUINED_FILE
    weight = np.bincount(file_of[family], weights=bad | lost[family])
    too_bad = (weight > _MOST_QUARANTINED * np.bincount(file_of[family]))[file_of] & ~rejected
    mistakes.row_defect[too_bad[family]] = Defect.NONE
    malformed = too_bad & (mistakes.defect == Defect.KK_MALFORMED)
    mistakes.defect[malformed] = Defect.NONE
    for defect in QUARANTINES:
        mistakes.note(np.unique(family[mistakes.row_defect == defect]), defect)


def _harmless(desk: _Desk) -> None:
    """Mistakes that leave a row acceptable: the evidence is thinner, the truth the same."""
    world, mistakes = desk.world, desk.mistakes
    rng, members = desk.dice.on("harmless mistakes"), world.member_count
    family = world.people.home[:members]
    told = np.isin(mistakes.defect, (Defect.IN_TWO_HOUSEHOLDS, Defect.NIK_OF_ANOTHER))
    told |= desk.fate.aid == Aid.NIK_CONFLICT
    fits = (mistakes.nik > 0) & (mistakes.row_defect == Defect.NONE) & ~told[family]
    rows = pick(rng, fits, desk.rates.nik_missing, members)
    mistakes.nik[rows] = 0
    mistakes.note(family[rows], Defect.NIK_MISSING)
    rows = pick(rng, fits & (mistakes.nik > 0), desk.rates.nik_wrong, members)
    mistakes.nik[rows] = damage(rng, mistakes.nik[rows])
    mistakes.note(family[rows], Defect.NIK_WRONG)
    swapped, differs = _exchange_day_and_month(mistakes.birth)
    rows = pick(rng, differs & ~told[family], desk.rates.date_swapped, int(differs.sum()))
    mistakes.birth[rows] = swapped[rows]
    mistakes.note(family[rows], Defect.DATE_SWAPPED)


def _exchange_day_and_month(birth: Days) -> tuple[Days, Flags]:
    """Dates with day and month exchanged, and where that makes a different date.

    This year's births stay as they are: exchanged, they might lie in the future.
    """
    years, months = birth.astype("datetime64[Y]"), birth.astype("datetime64[M]")
    day = (birth - months).astype(np.int64)
    month = (months - years).astype(np.int64)
    exchanged = (years.astype("datetime64[M]") + day).astype("datetime64[D]") + month
    possible = (day < 12) & (day != month) & (years < years.max())
    return np.where(possible, exchanged, birth), possible
