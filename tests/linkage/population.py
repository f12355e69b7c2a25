"""Invented people without a number, and a list of people with one, some of whom they are.

People, households, names and misspellings are the simulator's; how they are written down wrongly
beyond that is decided here. Nothing of it knows how the product compares names.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from tepat.simulate.columns import Text
from tepat.simulate.draws import Days, Dice, Flags, Ints
from tepat.simulate.households import Role
from tepat.simulate.names import render_names
from tepat.simulate.places import load_places
from tepat.simulate.variants import spell_differently
from tepat.simulate.world import World, build_world
from tepat.support.settings import PROJECT_ROOT

AS_OF = np.datetime64("2021-07-01")
MEMBERS_OF_A_FAMILY = 3.2  # a little fewer than the simulator's, so that people never run short

# True of people: every office writes it so.
TWINS = 0.012  # of children
RHYMES = 0.15  # of twins: their names differ in one letter
GIVEN_BIRTH_DAYS = 0.02  # of people born before 1990, whose day nobody knew
_GIVEN = ((1, 1), (7, 1), (12, 31))

# Mistakes about applicants, of applicants. Dates and Kartu Keluarga as in the simulator's harsh
# profile, spelling worse than in it; a date's digit and a default date are guesses, no audit prints
# them.
NAME_VARIANT = 0.50
NAME_IN_ANOTHER_ORDER = 0.02
NICKNAME = 0.03
DATE_EXCHANGED = 0.05  # where the day can be a month
DATE_ONE_DIGIT_OFF = 0.03
DATE_DEFAULT = 0.003
KK_MISSING = 0.15
KK_WRONG = 0.06
KELURAHAN_WRONG = 0.005


@dataclass(frozen=True)
class Population:
    """``applicants`` and ``listed``: record_key, no_kk, kelurahan_code, name, birth_date, home.

    A record_key is the person's: an applicant and a listed person of one key are one person. Both
    know the true ``home``, which no comparison may look at.
    """

    applicants: pa.Table
    listed: pa.Table


def invent_population(listed: int, applicants: int, seed: int) -> Population:
    """Half of the applicants are listed; of the others half have a household that is.

    Args:
        listed: How many people are on the list.
        applicants: How many people without a number look for themselves on it.
        seed: Of all chance.
    """
    present, half_absent = applicants // 2, applicants // 4
    absent = applicants - present - half_absent
    dice = Dice((seed, listed, applicants))
    families = int((listed + absent * 6) / MEMBERS_OF_A_FAMILY)
    places = load_places(PROJECT_ROOT / "include")
    world = build_world(places, places.settle(families, dice), 0, AS_OF, dice)
    people = _people(world, dice)
    rng, home = dice.on("applicants"), world.people.home
    gone = rng.choice(world.family_count, absent, replace=False)
    on_list = ~np.isin(home, gone)
    shuffled = rng.permutation(np.flatnonzero(on_list & (world.sizes[home] > 1)))
    one_of_each = np.sort(np.unique(home[shuffled], return_index=True)[1])
    alone = shuffled[one_of_each[:half_absent]]
    on_list[alone] = False
    seen = rng.choice(np.flatnonzero(on_list), present, replace=False)
    spare = np.setdiff1d(np.flatnonzero(on_list & ~np.isin(home, home[alone])), seen)
    on_list[rng.choice(spare, int(on_list.sum()) - listed, replace=False)] = False
    of_gone = world.starts[:-1][gone] + rng.integers(0, world.sizes[gone])
    chosen = np.sort(np.concatenate([seen, alone, of_gone]))
    return Population(
        _applications(people, chosen, dice), _records(people, np.flatnonzero(on_list))
    )


@dataclass(frozen=True)
class _People:
    """Everybody of the world; with twins, and with the birth dates and names of their cards."""

    world: World
    birth: Days
    names: list[str]


def _people(world: World, dice: Dice) -> _People:
    rng, role, home = dice.on("twins"), world.people.role, world.people.home
    birth = _with_given_birth_days(world.people.birth, dice).astype("datetime64[D]")
    plain = np.zeros(len(birth), np.int16)
    names = render_names(world.people.names, plain, plain).to_pylist()
    follows = np.zeros(len(birth), bool)
    follows[1:] = (role[1:] == Role.CHILD) & (role[:-1] == Role.CHILD) & (home[1:] == home[:-1])
    for twin in np.flatnonzero(follows & (rng.random(len(birth)) < TWINS)):
        birth[twin] = birth[twin - 1]
        if rng.random() < RHYMES:
            names[twin] = _rhyme(names[twin - 1], rng)
    return _People(world, birth, names)


def _rhyme(name: str, rng: np.random.Generator) -> str:
    """The name with one vowel of its first word another one, as twins are called."""
    first, _, rest = name.partition(" ")
    vowels = [at for at, letter in enumerate(first) if at and letter in "aiueo"]
    if not vowels:
        return name
    at = int(rng.choice(vowels))
    other = "aiueo".replace(first[at], "")[int(rng.integers(0, 4))]
    return f"{first[:at]}{other}{first[at + 1 :]} {rest}".strip()


def _with_given_birth_days(birth: Days, dice: Dice) -> Days:
    rng = dice.on("given birth days")
    given = (birth < np.datetime64("1990-01-01")) & (rng.random(len(birth)) < GIVEN_BIRTH_DAYS)
    dates: Days = np.where(given, _default_day(birth, rng), birth)
    return dates


def _default_day(birth: Days, rng: np.random.Generator) -> Days:
    year = birth.astype("datetime64[Y]").astype("datetime64[M]")
    month, day = np.array(_GIVEN)[rng.integers(0, len(_GIVEN), len(birth))].T
    dates: Days = (year + (month - 1)).astype("datetime64[D]") + (day - 1)
    return dates


def _records(people: _People, persons: Ints) -> pa.Table:
    world, home = people.world, people.world.people.home[persons]
    return pa.table(
        {
            "record_key": pa.array(persons),
            "home": pa.array(home),
            "no_kk": _text(world.homes.kk[home]),
            "kelurahan_code": pa.array(np.array(world.places.codes)[world.homes.kelurahan[home]]),
            "name": pa.array([people.names[person] for person in persons]),
            "birth_date": pa.array(people.birth[persons]),
        }
    )


def _applications(people: _People, persons: Ints, dice: Dice) -> pa.Table:
    """The records of the persons as their neighbourhoods write them."""
    rng, world = dice.on("applications"), people.world
    befalls = partial(_befalls, rng, len(persons))
    plain = _records(people, persons)
    names = [people.names[person] for person in persons]
    different = np.flatnonzero(befalls(NAME_VARIANT))
    for at, name in zip(
        different, spell_differently(rng, [names[at] for at in different]), strict=True
    ):
        names[at] = name
    for at in np.flatnonzero(befalls(NAME_IN_ANOTHER_ORDER)):
        names[at] = _in_another_order(names[at])
    for at in np.flatnonzero(befalls(NICKNAME)):
        names[at] = _nickname(names[at], int(rng.integers(0, 2)))
    dates = people.birth[persons]
    dates = np.where(befalls(DATE_EXCHANGED), _exchanged(dates), dates)
    dates = np.where(befalls(DATE_ONE_DIGIT_OFF), _one_digit_off(dates, rng), dates)
    dates = np.where(befalls(DATE_DEFAULT), _default_day(dates, rng), dates)
    kk = world.homes.kk[world.people.home[persons]]
    kk = np.where(befalls(KK_WRONG), rng.permutation(kk), kk)
    kk = np.where(befalls(KK_MISSING), 0, kk)
    kelurahan = world.homes.kelurahan[world.people.home[persons]]
    kelurahan = np.where(befalls(KELURAHAN_WRONG), rng.permutation(kelurahan), kelurahan)
    written = {
        "no_kk": _text(kk),
        "kelurahan_code": pa.array(np.array(world.places.codes)[kelurahan]),
        "name": pa.array(names),
        "birth_date": pa.array(dates),
    }
    for column, values in written.items():
        plain = plain.set_column(plain.schema.get_field_index(column), column, values)
    return plain


def _befalls(rng: np.random.Generator, size: int, share: float) -> Flags:
    return rng.random(size) < share


def _text(numbers: Ints) -> Text:
    return pa.array([str(number) if number else None for number in numbers.tolist()])


def _in_another_order(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{rest} {first}".strip()


def _nickname(name: str, from_end: int) -> str:
    """The first long word cut to four letters, as people are called."""
    words = name.split()
    for at, word in enumerate(words):
        if len(word) > 6 and word.isalpha():
            words[at] = word[-4:].title() if from_end else word[:4]
            break
    return " ".join(words)


def _exchanged(dates: Days) -> Days:
    """Day and month exchanged, where the day can be a month."""
    months, years = dates.astype("datetime64[M]"), dates.astype("datetime64[Y]")
    day = (dates - months).astype(np.int64)
    month = (months - years.astype("datetime64[M]")).astype(np.int64)
    turned = (years.astype("datetime64[M]") + day).astype("datetime64[D]") + month
    return np.where(day < 12, turned, dates)


def _one_digit_off(dates: Days, rng: np.random.Generator) -> Days:
    """One digit of each date another one; a date that this would make impossible stays."""
    written = [list(text) for text in dates.astype(str)]
    for digits, place, digit in zip(
        written,
        rng.choice([2, 3, 5, 6, 8, 9], len(dates)),
        rng.integers(0, 10, len(dates)),
        strict=True,
    ):
        digits[place] = str(digit)
    return np.array(
        [
            _date_or("".join(digits), plain)
            for digits, plain in zip(written, dates.astype(str), strict=True)
        ],
        dtype="datetime64[D]",
    )


def _date_or(text: str, otherwise: str) -> str:
    try:
        np.datetime64(text, "D")
    except ValueError:
        return otherwise
    return text if text < str(AS_OF) else otherwise
