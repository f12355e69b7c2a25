"""Forms households: heads, spouses, children, parents and in-laws of fitting ages."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from tepat.simulate.draws import Days, Flags, Ints, Shares, Small

_YEAR = 365.25


class Role(IntEnum):
    """Relationship to the head of the family."""

    HEAD = 0
    HUSBAND = 1
    WIFE = 2
    CHILD = 3
    CHILD_IN_LAW = 4
    GRANDCHILD = 5
    PARENT = 6
    PARENT_IN_LAW = 7
    RELATIVE = 8
    SERVANT = 9
    OTHER = 10


class _Kind(IntEnum):
    COUPLE_WITH_CHILDREN = 0
    COUPLE = 1
    MOTHER_ALONE = 2
    FATHER_ALONE = 3
    ALONE = 4
    WITH_PARENT = 5
    THREE_GENERATIONS = 6


_SHARES = (0.58, 0.08, 0.12, 0.02, 0.08, 0.07, 0.05)
_HEAD_AGE = np.array([41, 50, 45, 44, 55, 39, 55])
_HEAD_AGE_SPREAD = np.array([8, 14, 10, 9, 16, 6, 5])
_YOUNGEST_HEAD = np.array([22, 20, 20, 24, 20, 25, 47])
_OLDEST_HEAD = np.array([72, 85, 82, 75, 92, 60, 72])
_OLDEST = 94.0  # older people would be newborn again in a two-digit year
_MOST_CHILDREN = 6


@dataclass(frozen=True)
class Members:
    """Members of all families, family by family, the head first."""

    family: Ints
    role: Small
    is_female: Flags
    birth: Days


@dataclass(frozen=True)
class _Part:
    """Members of one sort: at most one per family and slot. Ages are in years."""

    family: Ints
    role: Small
    is_female: Flags
    age: Shares
    slot: int

    @classmethod
    def of(
        cls,
        there: Flags,
        role: Role | Small,
        is_female: Flags,
        age: Shares,
        slot: int,
    ) -> "_Part":
        family = np.flatnonzero(there)
        roles = np.broadcast_to(np.asarray(role, dtype=np.int16), there.shape)
        return cls(family, roles[family], is_female[family], age[family], slot)


def form_households(families: int, as_of: np.datetime64, rng: np.random.Generator) -> Members:
    """Form families of about three and a half members."""
    kind = rng.choice(len(_SHARES), families, p=_SHARES)
    age = np.clip(
        rng.normal(_HEAD_AGE[kind], _HEAD_AGE_SPREAD[kind]),
        _YOUNGEST_HEAD[kind],
        _OLDEST_HEAD[kind],
    )
    married = np.isin(kind, (0, 1, 5, 6))
    female_head = np.where(
        married, rng.random(families) < 0.02, rng.random(families) < 0.6
    ) & ~np.isin(kind, (_Kind.FATHER_ALONE,))
    female_head |= kind == _Kind.MOTHER_ALONE
    spouse_age = np.clip(age - rng.normal(3, 3.5, families), 18, _OLDEST)
    parts = [
        _Part.of(np.ones(families, bool), Role.HEAD, female_head, age, 0),
        _Part.of(
            married,
            np.where(female_head, Role.HUSBAND, Role.WIFE).astype(np.int16),
            ~female_head,
            spouse_age,
            1,
        ),
    ]
    mother_age = np.where(female_head, age, np.where(married, spouse_age, age - 3))
    children, eldest_age = _children(rng, kind, np.minimum(mother_age, age))
    parts += children
    parts += _elders(rng, kind, age, spouse_age)
    parts += _next_generation(rng, kind, eldest_age, children[0])
    stays = rng.random(families)
    anybody = rng.random(families) < 0.5
    parts.append(_Part.of(stays < 0.03, Role.RELATIVE, anybody, rng.uniform(6, 70, families), 30))
    parts.append(
        _Part.of(
            stays > 0.999, Role.SERVANT, np.ones(families, bool), rng.uniform(18, 60, families), 31
        )
    )
    return _gather(parts, as_of, rng)


def _children(
    rng: np.random.Generator, kind: Ints, mother_age: Shares
) -> tuple[list[_Part], Shares]:
    families = len(kind)
    has_children = ~np.isin(kind, (_Kind.COUPLE, _Kind.ALONE))
    wanted = np.where(has_children, 1 + rng.binomial(_MOST_CHILDREN - 1, 0.18, families), 0)
    eldest_age = mother_age - 20 - rng.uniform(0, 6, families)
    leaves_at = np.where(kind == _Kind.THREE_GENERATIONS, 42, 32)
    parts = []
    for number in range(_MOST_CHILDREN):
        age = eldest_age - 3 * number - rng.uniform(0, 1.3, families) * (number > 0)
        there = (number < wanted) & (age > 0.1) & (age < leaves_at)
        parts.append(_Part.of(there, Role.CHILD, rng.random(families) < 0.49, age, 2 + number))
    return parts, eldest_age


def _elders(
    rng: np.random.Generator,
    kind: Ints,
    age: Shares,
    spouse_age: Shares,
) -> list[_Part]:
    families = len(kind)
    draw = rng.random(families)
    elder_female = rng.random(families) < 0.7
    parent_age = age + rng.uniform(19, 32, families)
    in_law_age = spouse_age + rng.uniform(19, 32, families)
    there = kind == _Kind.WITH_PARENT
    return [
        _Part.of(
            there & (draw < 0.6) & (parent_age < _OLDEST), Role.PARENT, elder_female, parent_age, 20
        ),
        _Part.of(
            there & (draw > 0.5) & (in_law_age < _OLDEST),
            Role.PARENT_IN_LAW,
            rng.random(families) < 0.7,
            in_law_age,
            21,
        ),
    ]


def _next_generation(
    rng: np.random.Generator, kind: Ints, eldest_age: Shares, eldest: _Part
) -> list[_Part]:
    families = len(kind)
    grown = np.zeros(families, bool)
    grown[eldest.family] = eldest.age > 21
    grown &= kind == _Kind.THREE_GENERATIONS
    eldest_female = np.zeros(families, bool)
    eldest_female[eldest.family] = eldest.is_female
    partner_age = np.clip(eldest_age + rng.normal(0, 2.5, families), 18, None)
    mother_age = np.where(eldest_female, eldest_age, partner_age)
    parts = [_Part.of(grown, Role.CHILD_IN_LAW, ~eldest_female, partner_age, 10)]
    for number in range(2):
        age = mother_age - 20 - rng.uniform(0, 3, families) - 4 * number
        there = grown & (age > 0.1) & (rng.random(families) < 0.8)
        parts.append(
            _Part.of(there, Role.GRANDCHILD, rng.random(families) < 0.49, age, 11 + number)
        )
    return parts


def _gather(parts: list[_Part], as_of: np.datetime64, rng: np.random.Generator) -> Members:
    family = np.concatenate([part.family for part in parts])
    slot = np.concatenate([np.full(len(part.family), part.slot) for part in parts])
    order = np.lexsort((slot, family))
    age = np.concatenate([part.age for part in parts])[order]
    wobble = rng.integers(0, 40, len(order))
    birth = as_of - ((age * _YEAR).astype(np.int64) + wobble).astype("timedelta64[D]")
    return Members(
        family=family[order],
        role=np.concatenate([part.role for part in parts])[order],
        is_female=np.concatenate([part.is_female for part in parts])[order],
        birth=birth,
    )
