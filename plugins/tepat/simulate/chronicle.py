"""The civil registry's record of the stories: deaths, relocations and KK changes."""

from dataclasses import dataclass

import numpy as np

from tepat.simulate.draws import Dice, Flags, Ints, Small
from tepat.simulate.events import CAUSES, Deaths, KkChanges, Moves
from tepat.simulate.identity_numbers import kk_prefixes, number_uniquely
from tepat.simulate.places import OUTSIDE_REGIONS
from tepat.simulate.profiles import Rates
from tepat.simulate.stories import Fate, Story
from tepat.simulate.strangers import (
    moves_of,
    stranger_changes,
    stranger_deaths,
    stranger_moves,
)
from tepat.simulate.timeline import Calendar
from tepat.simulate.world import World


@dataclass(frozen=True)
class Chronicle:
    """The registry's tables, and what they mean for families.

    ``destination`` is the kelurahan that a whole family moved to, else -1; ``new_kk`` a number
    that a family was given, else 0; ``strangers_used`` counts the strangers taken so far.
    """

    deaths: Deaths
    moves: Moves
    kk_changes: KkChanges
    destination: Small
    new_kk: Ints
    strangers_used: int


def members_of(world: World, families: Ints) -> tuple[Ints, Ints]:
    """All members of families, and for each the position of its family in ``families``."""
    sizes = world.sizes[families]
    position = np.repeat(np.arange(len(families)), sizes)
    offset = np.arange(len(position)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return world.starts[families][position] + offset, position


def chronicle(world: World, fate: Fate, rates: Rates, calendar: Calendar, dice: Dice) -> Chronicle:
    """Record the stories of the families, and enough strangers to fill the feeds."""
    families = world.family_count
    destination = _destinations(world, fate, rates, dice)
    new_kk = _new_numbers(world, destination, calendar, dice)
    deaths = _family_deaths(fate, calendar, dice)
    moves = _family_moves(world, fate, destination, new_kk, calendar=calendar, dice=dice)
    first = world.member_count
    dead = max(3, round(rates.death_rows * families) - len(deaths))
    gone = max(3, round(rates.move_rows * families) - len(moves))
    changed = max(3, families // 100)
    deaths = Deaths.concat([deaths, stranger_deaths(first + np.arange(dead), calendar, dice)])
    moved = first + dead + np.arange(gone)
    moves = Moves.concat([moves, stranger_moves(world, moved, calendar, dice)])
    changes = _kk_changes(world, fate, deaths, new_kk, calendar=calendar, dice=dice)
    regrouped = first + dead + gone + np.arange(changed)
    changes = KkChanges.concat([changes, stranger_changes(world, regrouped, calendar, dice)])
    deaths.certificate[:] = _numbered(deaths.certificate)
    moves.letter[:] = _numbered(moves.letter)
    return Chronicle(deaths, moves, changes, destination, new_kk, dead + gone + changed)


def _numbered(keys: Ints) -> Ints:
    """Serial numbers in the order of first use for keys; 0 stays 0."""
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(1, len(first) + 1)
    return np.where(keys == 0, 0, rank[inverse])


def _destinations(world: World, fate: Fate, rates: Rates, dice: Dice) -> Small:
    rng = dice.on("destinations")
    families, inside = world.family_count, len(world.places.codes)
    home = world.homes.kelurahan[:families].astype(np.int64)
    other = (home + rng.integers(1, inside, families)) % inside
    near = home + np.where(rng.random(families) < 0.5, 1, -1)
    near = np.clip(near, 0, inside - 1)
    near = np.where(near == home, other, near)
    goal = np.where(rng.random(families) < 0.6, near, other)
    if not rates.moves_leave_the_city:
        goal = world.places.within_city(home, goal)
    return np.where(fate.story == Story.MOVED_WITHIN, goal, -1).astype(np.int16)


def _new_numbers(world: World, destination: Small, calendar: Calendar, dice: Dice) -> Ints:
    rng = dice.on("new kk")
    families = world.family_count
    where = np.where(destination >= 0, destination, world.homes.kelurahan[:families])
    issued = calendar.first_day - rng.integers(1, 300, families).astype("timedelta64[D]")
    numbers = number_uniquely(rng, kk_prefixes(world.places.nik_regions[where], issued))
    return np.where(np.isin(numbers, world.homes.kk), 0, numbers)


def _family_deaths(fate: Fate, calendar: Calendar, dice: Dice) -> Deaths:
    rng = dice.on("family deaths")
    early = np.isin(fate.story, (Story.DEAD_HEAD, Story.DEAD_MEMBER, Story.DEATH_REVERSED))
    persons = fate.subject[early]
    died, reported = calendar.reported_in_time(rng, len(persons))
    late = fate.subject[fate.story == Story.DEATH_REPORTED_LATE]
    died_late, reported_late = calendar.reported_late(rng, len(late))
    certified = Deaths(
        person=np.concatenate([persons, late]),
        died_on=np.concatenate([died, died_late]),
        reported_on=np.concatenate([reported, reported_late]),
        certificate=1 + np.concatenate([persons, late]),
        is_reversal=np.zeros(len(persons) + len(late), bool),
    )
    undone = certified.take(
        np.isin(certified.person, fate.subject[fate.story == Story.DEATH_REVERSED])
    )
    reversal = Deaths(
        person=undone.person,
        died_on=undone.died_on,
        reported_on=calendar.afterwards(rng, undone.reported_on),
        certificate=undone.certificate,
        is_reversal=np.ones(len(undone), bool),
    )
    return Deaths.concat([certified, reversal])


def _family_moves(
    world: World, fate: Fate, destination: Small, new_kk: Ints, *, calendar: Calendar, dice: Dice
) -> Moves:
    rng = dice.on("family moves")
    inside = len(world.places.codes)
    parts = []
    for story in (
        Story.MOVED_WITHIN,
        Story.MOVED_OUT,
        Story.MOVE_REVERSED,
        Story.MOVED_OUT_IN_PERIOD,
    ):
        families = np.flatnonzero(fate.story == story)
        persons, position = members_of(world, families)
        size = len(families)
        late = story is Story.MOVED_OUT_IN_PERIOD
        dates = calendar.in_the_month(rng, size) if late else calendar.reported_in_time(rng, size)
        region = inside + rng.integers(0, len(OUTSIDE_REGIONS), size)
        kk_to = np.zeros(size, np.int64)
        if story is Story.MOVED_WITHIN:
            region = destination[families].astype(np.int64)
            renumbers = (rng.random(size) < 0.5) & ~fate.has_no_nik[families]
            kk_to = np.where(renumbers, new_kk[families], 0)
        letters = 1 + world.starts[families]
        rows = moves_of(
            world,
            persons,
            position,
            region=region,
            kk_to=kk_to,
            dates=dates,
            letters=letters,
            rng=rng,
        )
        parts.append(rows)
        if story is Story.MOVE_REVERSED:
            parts.append(_reversed(rows, position, calendar, rng))
    alone = np.isin(fate.story, (Story.MEMBER_MOVED_OUT, Story.HEAD_MOVED_OUT))
    persons = fate.subject[alone]
    region = inside + rng.integers(0, len(OUTSIDE_REGIONS), len(persons))
    dates = calendar.reported_in_time(rng, len(persons))
    each, nothing = np.arange(len(persons)), np.zeros(len(persons), np.int64)
    parts.append(
        moves_of(
            world,
            persons,
            each,
            region=region,
            kk_to=nothing,
            dates=dates,
            letters=1 + persons,
            rng=rng,
        )
    )
    families = np.flatnonzero((fate.story == Story.MEMBER_LEFT) & leaves_by_move(fate))
    persons = fate.subject[families]
    region = rng.integers(0, inside, len(persons))
    dates = calendar.reported_in_time(rng, len(persons))
    each = np.arange(len(persons))
    parts.append(
        moves_of(
            world,
            persons,
            each,
            region=region,
            kk_to=new_kk[families],
            dates=dates,
            letters=1 + persons,
            rng=rng,
        )
    )
    return Moves.concat(parts)


def leaves_by_move(fate: Fate) -> Flags:
    """Families whose departing member is known from a relocation, not from a KK change."""
    return (np.arange(len(fate.story)) % 5 < 2) | fate.lacks_nik[np.maximum(fate.subject, 0)]


def _reversed(rows: Moves, position: Ints, calendar: Calendar, rng: np.random.Generator) -> Moves:
    first = np.unique(position, return_index=True)[1]
    undone_on = calendar.afterwards(rng, rows.reported_on[first])
    columns = {name: getattr(rows, name) for name in rows.__dataclass_fields__}
    columns |= {"reported_on": undone_on[position], "is_reversal": np.ones(len(rows), bool)}
    return Moves(**columns)


def _kk_changes(
    world: World, fate: Fate, deaths: Deaths, new_kk: Ints, *, calendar: Calendar, dice: Dice
) -> KkChanges:
    rng = dice.on("kk changes")
    effective = calendar.first_day - rng.integers(3, 360, world.family_count).astype(
        "timedelta64[D]"
    )
    cause = np.full(world.family_count, CAUSES.index("PISAH KK"), np.int16)
    renumbered = np.flatnonzero(fate.story == Story.RENUMBERED)
    cause[renumbered] = rng.choice((1, 2, 4), len(renumbered))
    widowed = np.flatnonzero((fate.story == Story.DEAD_HEAD) & (np.arange(len(cause)) % 5 < 2))
    reported = np.zeros(len(world.people.nik), "datetime64[D]")
    reported[deaths.person] = deaths.reported_on
    effective[widowed] = calendar.afterwards(rng, reported[fate.subject[widowed]])
    cause[widowed] = CAUSES.index("KEMATIAN")
    everybody, _ = members_of(world, np.sort(np.concatenate([renumbered, widowed])))
    dead = np.isin(everybody, fate.subject[widowed])
    left = fate.subject[(fate.story == Story.MEMBER_LEFT) & ~leaves_by_move(fate)]
    persons = np.sort(np.concatenate([everybody[~dead & ~fate.lacks_nik[everybody]], left]))
    home = world.people.home[persons]
    usable = new_kk[home] > 0
    persons, home = persons[usable], home[usable]
    return KkChanges(persons, world.homes.kk[home], new_kk[home], effective[home], cause[home])
