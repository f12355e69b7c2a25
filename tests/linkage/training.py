"""Counts on invented people how alike one person's two records are, and two persons' records.

The weights inside a household and outside are counted apart, and among twins once more: members
share names, twins a birth date and often nearly a name, which elsewhere would speak for one person.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.linkage.population import Population, invent_population

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

SEEDS = (101, 102, 103, 104)
LISTED, APPLICANTS = 200_000, 40_000
STRANGERS_OF_EVERY = 10  # applicant: one in so many is compared with all of his kelurahan

# All of Jakarta: 3.5 million members of submissions in 267 kelurahan. Scores are right where the
# crowd is that large, and cautious where it is smaller.
PERSONS_OF_A_KELURAHAN = 13_000
OTHERS_OF_A_HOUSEHOLD = 3
IS_THERE_AT_ALL = 0.5

PLACES = ("HOUSEHOLD", "KELURAHAN", "ELSEWHERE")
BIRTH_DATES = ("EQUAL", "EQUAL_GIVEN", "EXCHANGED", "DIGIT", "PART")
NAMES = (
    "EQUAL", "EQUAL_WORD", "TYPED", "NESTED_TWO", "NESTED_CUT", "NESTED_ONE", "CUT", "CONFLICT",
)  # fmt: skip
REST = "OTHER"
_PLACE = 'place_relation("kk_classes_l", "kk_classes_r")'

_RECORDS = """
    create or replace temp table {table} as
    select
        record_key, home, kelurahan_code, birth_date, normalise_name(name) as name_key,
        case when no_kk is null then []::varchar[] else [no_kk] end as kk_classes
    from source
"""
_SAME_PERSON = "applicant inner join listed on applicant.record_key = listed.record_key"
_SAME_HOUSEHOLD = """
    applicant inner join listed
        on applicant.kk_classes = listed.kk_classes and len(applicant.kk_classes) > 0
        and applicant.record_key <> listed.record_key
"""
_STRANGERS = f"""
    applicant inner join listed
        on applicant.kelurahan_code = listed.kelurahan_code
        and applicant.home <> listed.home
        and applicant.record_key % {STRANGERS_OF_EVERY} = 0
"""
_COUNT = """
    select
        place_relation(applicant.kk_classes, listed.kk_classes) as place,
        birth_date_relation(applicant.birth_date, listed.birth_date) as birth_date,
        name_relation(applicant.name_key, listed.name_key) as name,
        count(*) as pairs
    from {pairs}
    group by all
"""


Counts = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class Resemblance:
    """How many pairs resemble each other how: by place, birth date and name relation."""

    same_person: Counts = field(default_factory=Counter)
    household: Counts = field(default_factory=Counter)
    strangers: Counts = field(default_factory=Counter)


@dataclass(frozen=True)
class Others:
    """Those for whom a person may be taken, and the condition under which they are meant."""

    label: str
    condition: str
    counts: Counts


def count_resemblance(seeds: Iterable[int]) -> Resemblance:
    """Pairs of an applicant and a listed person, in one population per seed."""
    seen = Resemblance()
    with (
        TemporaryDirectory() as scratch,
        Engine(PROJECT_ROOT / "include" / "sql", Path(scratch)) as engine,
    ):
        for seed in seeds:
            load(engine, invent_population(LISTED, APPLICANTS, seed))
            for counts, pairs in (
                (seen.same_person, _SAME_PERSON),
                (seen.household, _SAME_HOUSEHOLD),
                (seen.strangers, _STRANGERS),
            ):
                for row in engine.rows(_COUNT.format(pairs=pairs)):
                    counts[row["place"], row["birth_date"], row["name"]] += row["pairs"]
    return seen


def load(engine: Engine, population: Population) -> None:
    """The records of both sides, with the normal form of their names."""
    for table in ("applicant", "listed"):
        records = population.applicants if table == "applicant" else population.listed
        engine.connection.register("source", records)
        engine.connection.execute(_RECORDS.format(table=table))


def train(seen: Resemblance) -> dict[str, Any]:
    """The settings of Splink with every weight fixed."""
    within = f"{_PLACE} = 'HOUSEHOLD'"
    household = Others("WITHIN HOUSEHOLD", within, seen.household)
    twins = Others("AS TWINS", f'{within} AND "birth_date_l" = "birth_date_r"', Counter())
    siblings = Others("WITHIN HOUSEHOLD", within, Counter())
    for key, pairs in seen.household.items():
        (twins if key[1].startswith("EQUAL") else siblings).counts[key] += pairs
    strangers = Others("", "", seen.strangers)
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": _rounded(IS_THERE_AT_ALL / PERSONS_OF_A_KELURAHAN),
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "comparisons": [
            _comparison("place", _place_levels(seen)),
            _comparison(
                "birth_date",
                _levels("birth_date", 1, BIRTH_DATES, seen.same_person, [household, strangers]),
            ),
            _comparison(
                "name",
                _levels("name_key", 2, NAMES, seen.same_person, [twins, siblings, strangers]),
            ),
        ],
    }


def _comparison(name: str, levels: list[dict[str, Any]]) -> dict[str, Any]:
    return {"output_column_name": name, "comparison_levels": levels}


def _place_levels(seen: Resemblance) -> list[dict[str, Any]]:
    of_same = _shares(seen.same_person, 0, PLACES)
    of_strangers = _shares(seen.strangers, 0, PLACES[1:])
    within = OTHERS_OF_A_HOUSEHOLD / PERSONS_OF_A_KELURAHAN
    of_others = {place: share * (1 - within) for place, share in of_strangers.items()}
    of_others["HOUSEHOLD"] = within
    *known, last = PLACES
    return [
        _absent("kk_classes"),
        *(
            _level(place, f"{_PLACE} = '{place}'", of_same[place], of_others[place])
            for place in known
        ),
        _level(last, "ELSE", of_same[last], of_others[last]),
    ]


def _levels(
    column: str, at: int, relations: tuple[str, ...], same_person: Counts, others: list[Others]
) -> list[dict[str, Any]]:
    """Every relation, against one sort of others after the other; then the rest."""
    every = (*relations, REST)
    of_same = _shares(same_person, at, every)
    relation = f'{column.removesuffix("_key")}_relation("{column}_l", "{column}_r")'
    levels = [_absent(column)]
    for other in others:
        of_others = _shares(other.counts, at, every)
        levels += [
            _level(
                " ".join(filter(None, (name, other.label))),
                " AND ".join(filter(None, (f"{relation} = '{name}'", other.condition))),
                of_same[name],
                of_others[name],
            )
            for name in relations
        ]
    return [*levels, _level(REST, "ELSE", of_same[REST], of_others[REST])]


def _absent(column: str) -> dict[str, Any]:
    return {
        "label_for_charts": "ABSENT",
        "sql_condition": f'"{column}_l" IS NULL OR "{column}_r" IS NULL',
        "is_null_level": True,
    }


def _level(label: str, condition: str, m: float, u: float) -> dict[str, Any]:
    return {
        "label_for_charts": label,
        "sql_condition": condition,
        "m_probability": _rounded(m),
        "u_probability": _rounded(u),
    }


def _shares(counts: Counts, at: int, relations: Iterable[str]) -> dict[str, float]:
    """The share of pairs per relation; one that was never seen counts as half a pair."""
    found = {name: 0.5 for name in relations}
    for key, pairs in counts.items():
        if key[at] in found:
            found[key[at]] += pairs
    return {name: pairs / sum(found.values()) for name, pairs in found.items()}


def _rounded(probability: float) -> float:
    return float(f"{probability:.4g}")


def written(model: dict[str, Any]) -> str:
    """The model as its file holds it."""
    return json.dumps(model, indent=2) + "\n"
