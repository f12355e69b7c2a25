"""How probable it is that two records are one person, by the weights of the linkage model.

Independent of the product: the levels are told apart here in plain Python, only the weights are
read from the model's file.
"""

import json
import math
from collections.abc import Callable
from datetime import date
from functools import cache

from tests.oracle.names import agree_loosely, levenshtein, normalised

from tepat.domain.policy import load_policies
from tepat.support.settings import PROJECT_ROOT

GIVEN_DAYS = {(1, 1), (7, 1), (12, 31)}
TYPED_WORD = 4
CUT_WORD = 3
CUT_FROM_BEHIND = 4


def may_be_probable(
    names: tuple[str, str], births: tuple[date, date | None], *, shares_place: bool
) -> bool:
    """Whether the contract lets the pair be scored at all."""
    return shares_place and agree_loosely(*names) and birth_level(*births) != "OTHER"


def probability(
    names: tuple[str, str], births: tuple[date, date], kks: tuple[frozenset[str], str | None]
) -> float:
    """The prior odds times the ratio of each comparison's level, as a probability."""
    weights = _weights()
    place = place_level(*kks)
    within = " WITHIN HOUSEHOLD" if place == "HOUSEHOLD" else ""
    beside = " AS TWINS" if within and births[0] == births[1] else within
    weight = (
        weights["prior"]
        + weights[f"place {place}"]
        + weights[f"birth_date {birth_level(*births)}{within}"]
        + weights[f"name {name_level(*names)}{beside}"]
    )
    return float(1 / (1 + 2**-weight))


def place_level(mine: frozenset[str], theirs: str | None) -> str:
    if theirs in mine:
        return "HOUSEHOLD"
    return "ELSEWHERE" if mine and theirs else "KELURAHAN"


def birth_level(one: date, other: date | None) -> str:
    if other is None:
        return "OTHER"
    if one == other:
        return "EQUAL_GIVEN" if (one.month, one.day) in GIVEN_DAYS else "EQUAL"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "EXCHANGED"
    parts = [(one.year, other.year), (one.month, other.month), (one.day, other.day)]
    if sum(left != right for left, right in parts) > 1:
        return "OTHER"
    digits = zip(one.isoformat(), other.isoformat(), strict=True)
    return "DIGIT" if sum(left != right for left, right in digits) == 1 else "PART"


def name_level(one: str, other: str) -> str:
    """The relation of two names that agree loosely."""
    left, right = str(normalised(one)).split(), str(normalised(other)).split()
    if left == right:
        return "EQUAL" if len(left) > 1 else "EQUAL_WORD"
    if not _nest(left, right, lambda w, v: _is_cut(w, v) or _is_typed(w, v)):
        return "CONFLICT"
    if not _nest(left, right, _is_cut):
        return "TYPED"
    shared = len(set(left) & set(right))
    if shared >= 2:
        return "NESTED_TWO"
    if not shared:
        return "CUT"
    return "NESTED_CUT" if min(len(left), len(right)) > 1 else "NESTED_ONE"


def _nest(left: list[str], right: list[str], alike: Callable[[str, str], bool]) -> bool:
    """Each word of the shorter has one of its own in the longer."""
    matched = sum(any(alike(w, v) for v in right) for w in left)
    used = sum(any(alike(w, v) for w in left) for v in right)
    return min(matched, used) >= min(len(left), len(right))


def _is_cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return short == long or len(short) == 1 or len(short) >= CUT_WORD
    return long.endswith(short) and len(short) >= CUT_FROM_BEHIND


def _is_typed(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= TYPED_WORD and levenshtein(one, other) <= 1


@cache
def _weights() -> dict[str, float]:
    """Base-2 logarithms: of the prior odds, and by comparison and label of its level."""
    name = load_policies(PROJECT_ROOT / "include" / "policy")[-1].linkage_model.name
    path = PROJECT_ROOT / "include" / "linkage" / f"{name}.json"
    model = json.loads(path.read_text(encoding="utf-8"))
    prior = model["probability_two_random_records_match"]
    weights = {"prior": math.log2(prior / (1 - prior))}
    for comparison in model["comparisons"]:
        for level in comparison["comparison_levels"]:
            if "m_probability" in level:
                label = f"{comparison['output_column_name']} {level['label_for_charts']}"
                weights[label] = math.log2(level["m_probability"] / level["u_probability"])
    return weights
