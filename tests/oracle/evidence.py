"""How probable it is that two records are one person, by the weights of the linkage model.

Independent of the product: the levels are told apart here in plain Python, only the weights are
read from the model's file.
"""

import json
import math
from datetime import date
from functools import cache

from tests.oracle.names import agree_loosely, levenshtein, normalised

from tepat.policy import load_policies
from tepat.settings import PROJECT_ROOT

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
    weight = (
        weights["prior"]
        + weights[f"place {place}"]
        + weights[f"birth_date {birth_level(*births)}{within}"]
        + weights[f"name {name_level(*names)}{within}"]
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
    shorter, longer = sorted((left, right), key=len)
    found = sum(any(_are_alike(w, v) for v in longer) for w in shorter)
    used = sum(any(_are_alike(w, v) for v in shorter) for w in longer)
    if min(found, used) < len(shorter):
        return "CONFLICT"
    shared = len(set(left) & set(right))
    if shared >= 2:
        return "NESTED_TWO"
    if not shared:
        return "ALIKE"
    return "NESTED_ALIKE" if len(shorter) > 1 else "NESTED_ONE"


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    is_cut = long.startswith(short) and (len(short) == 1 or len(short) >= CUT_WORD)
    is_cut |= long.endswith(short) and len(short) >= CUT_FROM_BEHIND
    is_typed = len(short) >= TYPED_WORD and levenshtein(short, long) <= 1
    return one == other or is_cut or is_typed


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
