"""Events of families: at most one civil event each, and national aid."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from tepat.simulate.draws import Dice, Flags, Ints, Shares, Small, pick
from tepat.simulate.households import Role
from tepat.simulate.july_2021 import apportion
from tepat.simulate.profiles import Rates
from tepat.simulate.world import World

_ADULT_DAYS = np.timedelta64(int(18 * 365.25), "D")


class Story(IntEnum):
    """The civil event that a family has been through."""

    NONE = 0
    DEAD_HEAD = 1
    DEAD_MEMBER = 2
    DEATH_REVERSED = 3
    DEATH_REPORTED_LATE = 4
    MOVED_WITHIN = 5
    MOVED_OUT = 6
    MOVED_OUT_IN_PERIOD = 7
    MEMBER_MOVED_OUT = 8
    HEAD_MOVED_OUT = 9
    MOVE_REVERSED = 10
    RENUMBERED = 11
    MEMBER_LEFT = 12


class Aid(IntEnum):
    """What the national lists say of a family."""

    NONE = 0
    ENROLLED = 1
    STOPPED = 2
    NIK_CONFLICT = 3  # a member's NIK under another person's name


_NEEDS_TWO = frozenset(
    {Story.DEAD_MEMBER, Story.MEMBER_MOVED_OUT, Story.HEAD_MOVED_OUT, Story.MEMBER_LEFT}
)
_NEEDS_NIK = frozenset({Story.RENUMBERED, Story.MEMBER_LEFT})
_TAKES_HEAD = frozenset({Story.DEAD_HEAD, Story.HEAD_MOVED_OUT})


@dataclass(frozen=True)
class Fate:
    """What is true of each family.

    ``subject`` is the person of the story (the head, or another member), ``beneficiary`` the
    person whom the national lists name; -1 where there is none.
    """

    story: Small
    aid: Small
    has_fixed_income: Flags
    is_affected: Flags
    is_self_reported: Flags
    has_no_nik: Flags
    lacks_nik: Flags  # of persons: truly without a number
    subject: Ints
    beneficiary: Ints

    @property
    def is_plain(self) -> Flags:
        """Families without a story and without aid: mistakes about them have a single cause."""
        plain: Flags = (self.story == Story.NONE) & (self.aid == Aid.NONE)
        return plain


def draw_fates(world: World, rates: Rates, as_of: np.datetime64, dice: Dice) -> Fate:
    """Give each family its story, its aid and its circumstances, in exact numbers."""
    families, rng = world.family_count, dice.on("fates")
    everybody = np.ones(families, bool)
    flags = {
        name: _mark(families, pick(rng, everybody, getattr(rates, name), families))
        for name in ("fixed_income", "not_affected", "self_reported", "no_nik_family")
    }
    stories = _stories(world, rates, flags["no_nik_family"], as_of, dice)
    subject = _subjects(world, stories, as_of, dice)
    named = _named_members(world, as_of, dice)
    aid = _aid(world, rates, stories, flags["no_nik_family"], named != subject, dice=dice)
    persons = len(world.people.nik)
    lacks_nik = dice.on("without nik").random(persons) < rates.no_nik_person
    lacks_nik[world.starts[:-1]] = False
    lacks_nik[: world.member_count] |= flags["no_nik_family"][
        world.people.home[: world.member_count]
    ]
    return Fate(
        story=stories,
        aid=aid,
        has_fixed_income=flags["fixed_income"],
        is_affected=~flags["not_affected"],
        is_self_reported=flags["self_reported"],
        has_no_nik=flags["no_nik_family"],
        lacks_nik=lacks_nik,
        subject=subject,
        beneficiary=_beneficiaries(world, aid, lacks_nik, named),
    )


def some_member(world: World, adults_only: bool, as_of: np.datetime64, dice: Dice) -> Ints:
    """A member other than the head of each family (the head, when there is no other such)."""
    rng = dice.on("some member")
    members = world.member_count
    fits = world.people.role[:members] != Role.HEAD
    if adults_only:
        fits &= world.people.birth[:members] < as_of - _ADULT_DAYS
    chance = np.where(fits, rng.random(members), 2.0)
    order = np.lexsort((chance, world.people.home[:members]))
    return order[world.starts[:-1]]


def _mark(size: int, chosen: Ints) -> Flags:
    marks = np.zeros(size, bool)
    marks[chosen] = True
    return marks


def _stories(
    world: World, rates: Rates, has_no_nik: Flags, as_of: np.datetime64, dice: Dice
) -> Small:
    stories = np.zeros(world.family_count, np.int16)
    has_heir = some_member(world, True, as_of, dice) != world.starts[:-1]
    rng = dice.on("stories")
    for story in Story:
        if story is Story.NONE:
            continue
        free = stories == Story.NONE
        if story in _NEEDS_TWO:
            free &= world.sizes > 1
        if story in _NEEDS_NIK:
            free &= ~has_no_nik
        if story in _TAKES_HEAD and rates.heads_leave_an_heir:
            free &= has_heir
        stories[pick(rng, free, getattr(rates, story.name.lower()), world.family_count)] = story
    return stories


def _subjects(world: World, stories: Small, as_of: np.datetime64, dice: Dice) -> Ints:
    heads = world.starts[:-1]
    subject = np.where(np.isin(stories, (Story.DEAD_MEMBER, Story.MEMBER_MOVED_OUT)), -2, -1)
    subject[
        np.isin(
            stories,
            (
                Story.DEAD_HEAD,
                Story.HEAD_MOVED_OUT,
                Story.DEATH_REVERSED,
                Story.DEATH_REPORTED_LATE,
            ),
        )
    ] = -3
    other = some_member(world, False, as_of, dice)
    grown = some_member(world, True, as_of, dice)
    subject = np.where(subject == -2, other, np.where(subject == -3, heads, -1))
    leaves = (stories == Story.MEMBER_LEFT) & (grown != heads)
    # Where nobody but the head has grown up, nobody can have left.
    stories[(stories == Story.MEMBER_LEFT) & ~leaves] = Story.NONE
    return np.where(leaves, grown, subject)


def _aid(
    world: World,
    rates: Rates,
    stories: Small,
    has_no_nik: Flags,
    named_stays: Flags,
    *,
    dice: Dice,
) -> Small:
    """Aid by city, as often as the lists of July 2021 overlapped there.

    ``named_stays`` marks families whose story leaves the member whom a list would name.
    """
    families, rng = world.family_count, dice.on("aid")
    kelurahan = world.homes.kelurahan[:families]
    weight = world.places.overlap[kelurahan]
    aid = np.zeros(families, np.int16)
    # The families with the smallest keys are enrolled: a draw without replacement, weighted.
    key = rng.exponential(size=families) / weight
    if rates.is_counted_as_published:
        key[~named_stays] = np.inf
        enrolled = _first_of_each_city(world, key)
    else:
        enrolled = np.argsort(key, kind="stable")[: round(rates.enrolled * families)]
    aid[enrolled] = Aid.ENROLLED
    free = aid == Aid.NONE
    aid[pick(rng, free, rates.enrolment_stopped, families)] = Aid.STOPPED
    free = (aid == Aid.NONE) & (stories == Story.NONE) & ~has_no_nik
    aid[pick(rng, free, rates.nik_conflict, families)] = Aid.NIK_CONFLICT
    return aid


def _first_of_each_city(world: World, key: Shares) -> Ints:
    """As many families of each city as were held back there, those with the smallest keys."""
    city = np.array(world.places.city_codes)[world.homes.kelurahan[: world.family_count]]
    chosen = []
    for code, figures in apportion(world.family_count).items():
        here = np.flatnonzero(city == code)
        chosen.append(here[np.argsort(key[here], kind="stable")[: figures.held]])
    return np.concatenate(chosen)


def _named_members(world: World, as_of: np.datetime64, dice: Dice) -> Ints:
    """The member of each family whom a national list would name."""
    grown = some_member(world, True, as_of, Dice((*dice.key, 1)))
    is_head = dice.on("beneficiaries").random(world.family_count) < 0.4
    return np.where(is_head, world.starts[:-1], grown)


def _beneficiaries(world: World, aid: Small, lacks_nik: Flags, named: Ints) -> Ints:
    person = np.where((aid == Aid.NIK_CONFLICT) & lacks_nik[named], world.starts[:-1], named)
    return np.where(aid == Aid.NONE, -1, person)
