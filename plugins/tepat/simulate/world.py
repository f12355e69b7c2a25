"""The simulated city: families, their members, and strangers who are only on national lists.

Everything is a column of numbers, so that four million persons fit in a few hundred megabytes.
"""

from dataclasses import dataclass

import numpy as np

from tepat.simulate.draws import Days, Dice, Flags, Ints, Small, days
from tepat.simulate.households import Role, form_households
from tepat.simulate.identity_numbers import kk_prefixes, nik_prefixes, number_uniquely
from tepat.simulate.names import Names, call, last_names
from tepat.simulate.places import OUTSIDE_REGIONS, STREETS, Places


@dataclass(frozen=True)
class Homes:
    """Where families live: first those that are submitted, in order of place, then strangers'."""

    kelurahan: Small
    rw: Small
    rt: Small
    street: Small
    house_number: Small
    kk: Ints


@dataclass(frozen=True)
class People:
    """Members of the submitted families, family by family, then strangers; one row a person."""

    home: Ints
    role: Small
    is_female: Flags
    birth: Days
    names: Names
    nik: Ints


@dataclass(frozen=True)
class World:
    """The city as it is; ``starts`` has the first member of each family, and one more."""

    places: Places
    homes: Homes
    people: People
    family_count: int
    starts: Ints

    @property
    def member_count(self) -> int:
        """How many persons belong to submitted families."""
        return int(self.starts[-1])

    @property
    def sizes(self) -> Ints:
        """Members of each family."""
        return np.diff(self.starts)


def build_world(
    places: Places, kelurahan: Small, strangers: int, as_of: np.datetime64, dice: Dice
) -> World:
    """Settle families and strangers, and give everybody a name, a NIK and a Kartu Keluarga.

    ``kelurahan`` has one entry per family, sorted.
    """
    families = len(kelurahan)
    homes = _settle(places, kelurahan, strangers, as_of, dice)
    household = form_households(families, as_of, dice.on("households"))
    rng = dice.on("strangers")
    home = np.concatenate([household.family, families + np.arange(strangers)])
    role = np.concatenate([household.role, np.zeros(strangers, np.int16)])
    is_female = np.concatenate([household.is_female, rng.random(strangers) < 0.55])
    age_days = (rng.uniform(17, 85, strangers) * 365.25).astype("timedelta64[D]")
    birth = np.concatenate([household.birth, as_of - age_days])
    rng = dice.on("names")
    inherited = np.where(rng.random(families) < 0.45, last_names(rng, families), -1)
    inherits = np.isin(household.role, (Role.HEAD, Role.CHILD)) & (
        ~household.is_female | (household.role == Role.CHILD)
    )
    parent_last = np.full(len(home), -1, np.int16)
    parent_last[: len(inherits)] = np.where(inherits, inherited[household.family], -1)
    regions = _birth_regions(places, homes.kelurahan[home], role == Role.CHILD, dice)
    people = People(
        home=home,
        role=role,
        is_female=is_female,
        birth=birth,
        names=call(rng, is_female, parent_last),
        nik=number_uniquely(dice.on("nik"), nik_prefixes(regions, birth, is_female)),
    )
    starts = np.searchsorted(household.family, np.arange(families + 1))
    return World(places, homes, people, families, starts)


def _settle(
    places: Places, kelurahan: Small, strangers: int, as_of: np.datetime64, dice: Dice
) -> Homes:
    rng = dice.on("homes")
    families = len(kelurahan)
    neighbourhoods = rng.integers(4, 17, len(places.codes))
    rw = rng.integers(0, neighbourhoods[kelurahan]) + 1
    rt = rng.integers(1, 13, families)
    order = np.lexsort((rt, rw, kelurahan))
    elsewhere = rng.choice(kelurahan, strangers)
    kelurahan = np.concatenate([kelurahan, elsewhere])
    size = families + strangers
    issued = days(rng, np.datetime64("2005-01-01"), as_of - np.timedelta64(400, "D"), size)
    return Homes(
        kelurahan=kelurahan,
        rw=np.concatenate([rw[order], rng.integers(1, 13, strangers)]).astype(np.int16),
        rt=np.concatenate([rt[order], rng.integers(1, 13, strangers)]).astype(np.int16),
        street=rng.integers(0, len(STREETS), size).astype(np.int16),
        house_number=rng.integers(1, 240, size).astype(np.int16),
        kk=number_uniquely(dice.on("kk"), kk_prefixes(places.nik_regions[kelurahan], issued)),
    )


def _birth_regions(places: Places, kelurahan: Small, is_child: Flags, dice: Dice) -> Ints:
    """Where a NIK was first issued: mostly at home, about 12 % outside Jakarta."""
    rng = dice.on("birth regions")
    size = len(kelurahan)
    outside = np.array([int(code.replace(".", "")) for code in OUTSIDE_REGIONS], dtype=np.int64)
    chance = rng.random(size)
    moved_here = chance < np.where(is_child, 0.05, 0.17)
    elsewhere_in_city = ~moved_here & (chance < np.where(is_child, 0.12, 0.45))
    regions = places.nik_regions[kelurahan]
    city = places.nik_regions[rng.integers(0, len(places.codes), size)]
    regions = np.where(elsewhere_in_city, city, regions)
    return np.where(moved_here, outside[rng.integers(0, len(outside), size)], regions)
