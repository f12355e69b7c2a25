"""Strangers in the registry's record: they make its feeds as full as a city's are."""

import numpy as np

from tepat.simulate.draws import Days, Dice, Ints
from tepat.simulate.events import CAUSES, Deaths, KkChanges, Moves
from tepat.simulate.identity_numbers import kk_prefixes, number_uniquely
from tepat.simulate.places import OUTSIDE_REGIONS, STREETS
from tepat.simulate.profiles import Rates
from tepat.simulate.timeline import Calendar
from tepat.simulate.world import World


def stranger_count(families: int, rates: Rates) -> int:
    """How many strangers the feeds need at most."""
    share = rates.national_rows + rates.death_rows + rates.move_rows
    return round(share * families) + families // 100 + 9


def stranger_deaths(persons: Ints, calendar: Calendar, dice: Dice) -> Deaths:
    """Deaths of people, each with a certificate of its own."""
    died, reported = calendar.reported_in_time(dice.on("deaths"), len(persons))
    return Deaths(persons, died, reported, 1 + persons, np.zeros(len(persons), bool))


def stranger_moves(world: World, persons: Ints, calendar: Calendar, dice: Dice) -> Moves:
    """Relocations of single people, half of them out of DKI."""
    rng = dice.on("moves")
    size, inside = len(persons), len(world.places.codes)
    region = np.where(
        rng.random(size) < 0.5,
        rng.integers(0, inside, size),
        inside + rng.integers(0, len(OUTSIDE_REGIONS), size),
    )
    moved, reported = calendar.reported_in_time(rng, size)
    kk = np.zeros(size, np.int64)
    return moves_of(
        world,
        persons,
        np.arange(size),
        region=region,
        kk_to=kk,
        dates=(moved, reported),
        letters=persons,
        rng=rng,
    )


def stranger_changes(world: World, persons: Ints, calendar: Calendar, dice: Dice) -> KkChanges:
    """Changes of Kartu Keluarga of single people."""
    rng = dice.on("stranger kk changes")
    effective = calendar.first_day - rng.integers(3, 360, len(persons)).astype("timedelta64[D]")
    home = world.people.home[persons]
    region = world.places.nik_regions[world.homes.kelurahan[home]]
    new = number_uniquely(rng, kk_prefixes(region, effective))
    cause = rng.integers(0, len(CAUSES), len(persons)).astype(np.int16)
    return KkChanges(persons, world.homes.kk[home], new, effective, cause)


def moves_of(
    world: World,
    persons: Ints,
    position: Ints,
    *,
    region: Ints,
    kk_to: Ints,
    dates: tuple[Days, Days],
    letters: Ints,
    rng: np.random.Generator,
) -> Moves:
    """Relocation rows; all but ``persons`` and ``position`` have one entry per moving group."""
    size = len(region)
    home = world.people.home[persons]
    from_city = np.array(world.places.city_codes)[world.homes.kelurahan[home]]
    cities = np.array((*world.places.city_codes, *(code[:5] for code in OUTSIDE_REGIONS)))
    street = rng.integers(0, len(STREETS), size)
    number, rt, rw = (rng.integers(1, top, size) for top in (240, 13, 13))
    within_city = from_city == cities[region[position]]
    return Moves(
        person=persons,
        kk_from=world.homes.kk[home],
        kk_to=kk_to[position],
        to_region=region[position].astype(np.int16),
        street=street[position].astype(np.int16),
        house_number=number[position].astype(np.int16),
        rt=rt[position].astype(np.int16),
        rw=rw[position].astype(np.int16),
        moved_on=dates[0][position],
        reported_on=dates[1][position],
        letter=np.where(within_city, 0, letters[position]),
        is_reversal=np.zeros(len(persons), bool),
    )
