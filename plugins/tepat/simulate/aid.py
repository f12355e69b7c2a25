"""The national lists: recipients of national aid, from the families and other persons."""

import numpy as np

from tepat.simulate.chronicle import Chronicle
from tepat.simulate.draws import Dice, Flags, Ints
from tepat.simulate.events import PROGRAMMES, STATUSES, Enrolments
from tepat.simulate.names import WORDS, render_names
from tepat.simulate.profiles import Rates
from tepat.simulate.stories import Aid, Fate, Story
from tepat.simulate.world import World
from tepat.support.errors import NotSettledError

_PROGRAMME_SHARES = (0.42, 0.16, 0.20, 0.13, 0.04, 0.05)
_ENOUGH_LETTERS = 5
_ACTIVE = STATUSES.index("AKTIF")
_MOST_DRAWS = 300


def enrol(world: World, fate: Fate, record: Chronicle, rates: Rates, dice: Dice) -> Enrolments:
    """The national lists of the month, in order of household, with strangers to fill them."""
    rng = dice.on("enrolments")
    families = np.flatnonzero(fate.aid != Aid.NONE)
    aid, persons = fate.aid[families], fate.beneficiary[families]
    kk = world.homes.kk[families]
    moved_on = (fate.story[families] == Story.RENUMBERED) & (rng.random(len(families)) < 0.5)
    kk = np.where(moved_on & (record.new_kk[families] > 0), record.new_kk[families], kk)
    kk[aid == Aid.NIK_CONFLICT] = 0
    namesake = persons.copy()
    conflict = aid == Aid.NIK_CONFLICT
    namesake[conflict] = _other_people(world, persons[conflict], dice)
    stopped = rng.integers(1, len(STATUSES), len(families))
    status = np.where(aid == Aid.STOPPED, stopped, _ACTIVE).astype(np.int16)
    programme = rng.choice(len(PROGRAMMES), len(families), p=_PROGRAMME_SHARES).astype(np.int16)
    listed = Enrolments(persons, namesake, kk, programme, status)
    twice = listed.take((aid == Aid.ENROLLED) & (rng.random(len(families)) < 0.12))
    twice.programme[:] = (twice.programme + 2) % len(PROGRAMMES)
    others = max(0, round(rates.national_rows * world.family_count) - len(listed) - len(twice))
    first = world.member_count + record.strangers_used
    rows = Enrolments.concat(
        [listed, twice, enrol_strangers(world, first + np.arange(others), dice)]
    )
    missing = rng.random(len(rows)) < rates.list_kk_missing
    rows.kk[missing] = 0
    return rows.take(np.argsort(rows.person, kind="stable"))


def enrol_strangers(world: World, persons: Ints, dice: Dice) -> Enrolments:
    """Active rows, one for each person, under the person's own Kartu Keluarga."""
    rng = dice.on("enrolled strangers")
    size = len(persons)
    return Enrolments(
        person=persons,
        namesake=persons.copy(),
        kk=world.homes.kk[world.people.home[persons]],
        programme=rng.choice(len(PROGRAMMES), size, p=_PROGRAMME_SHARES).astype(np.int16),
        status=np.where(rng.random(size) < 0.06, 1, _ACTIVE).astype(np.int16),
    )


def _other_people(world: World, persons: Ints, dice: Dice) -> Ints:
    """For each person a stranger with an unlike name and another birth date."""
    rng = dice.on("other people")
    first, last = world.member_count, len(world.people.nik)
    spelling = np.unique([word.upper() for word in WORDS], return_inverse=True)[1]
    other = rng.integers(first, last, len(persons))
    for _ in range(_MOST_DRAWS):
        alike = np.flatnonzero(_is_alike(world, persons, other, spelling))
        if not len(alike):
            return other
        other[alike] = rng.integers(first, last, len(alike))
    raise NotSettledError(
        f"Of {last - first} strangers none is unlike enough after {_MOST_DRAWS} draws.",
        kept="Nothing was written.",
        todo="Simulate more families.",
    )


def _is_alike(world: World, left: Ints, right: Ints, spelling: Ints) -> Flags:
    people = world.people
    ours, theirs = people.names.words[left], people.names.words[right]
    shared = spelling[ours][:, :, None] == spelling[theirs][:, None, :]
    shared &= (ours >= 0)[:, :, None] & (theirs >= 0)[:, None, :]
    length = _lengths(world, left) - _lengths(world, right)
    near = np.abs(length) < _ENOUGH_LETTERS
    same_day = people.birth[left] == people.birth[right]
    alike: Flags = shared.any(axis=(1, 2)) | near | same_day
    return alike


def _lengths(world: World, persons: Ints) -> Ints:
    plain = np.zeros(len(persons), np.int16)
    names = render_names(world.people.names[persons], plain, plain)
    return np.array([len(name) for name in names.to_pylist()], dtype=np.int64)
