"""The product's macros and Splink tell apart and weigh what the rule book does."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle.evidence import birth_level, may_be_probable, name_level, probability
from tests.oracle.names import agree, agree_loosely
from tests.stages.reconcile.pairing import Record, link

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

WORDS = (
    "Rizki", "Rizka", "Rizkiawan", "R.", "M.", "Muhammad", "Sumartini", "Tini", "Siti", "Sri",
    "Ana", "Ani", "Hidayat", "Hidayatullah", "Soedjono", "Sujono", "A", "Al", "Ali", "Alia",
    "李小龙", "محمد",
)  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
DATES = st.one_of(
    st.sampled_from([date(1980, 1, 1), date(1980, 7, 1), date(1980, 1, 7), date(1981, 1, 1)]),
    st.dates(date(1980, 1, 1), date(1983, 12, 31)),
)
KK = st.sampled_from([None, "3174010101100001", "3174010101100002"])
NIK = "3174010503770001"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    scratch = tmp_path_factory.mktemp("scratch")
    with Engine(PROJECT_ROOT / "include" / "sql", scratch, memory_limit="500MB") as engine:
        yield engine


@settings(max_examples=5, suppress_health_check=[HealthCheck.data_too_large])
@given(pairs=st.lists(st.tuples(NAMES, NAMES), min_size=30, max_size=60))
def test_sql_name_relation_equals_the_python_rule_book(
    pairs: list[tuple[str, str]], engine: Engine
) -> None:
    found = _related(engine, "name_relation(normalise_name(one), normalise_name(other))", pairs)
    expected = [name_level(*pair) if agree_loosely(*pair) else "OTHER" for pair in pairs]
    assert found == expected


@settings(max_examples=10)
@given(pairs=st.lists(st.tuples(DATES, DATES), min_size=30, max_size=60))
def test_sql_birth_date_relation_equals_the_python_rule_book(
    pairs: list[tuple[date, date]], engine: Engine
) -> None:
    found = _related(engine, "birth_date_relation(one::date, other::date)", pairs)
    assert found == [birth_level(*pair) for pair in pairs]


def _related(engine: Engine, relation: str, pairs: Sequence[tuple[object, object]]) -> list[str]:
    """What the macros say of each pair, asked at once: they are long, and bound once a query."""
    rows = engine.rows(
        f"select {relation} as relation"
        " from (select unnest($ones) as one, unnest($others) as other, unnest($numbers) as number)"
        " order by number",
        ones=[str(one) for one, _ in pairs],
        others=[str(other) for _, other in pairs],
        numbers=list(range(len(pairs))),
    )
    return [row["relation"] for row in rows]


@settings(max_examples=12)
@given(names=st.tuples(NAMES, NAMES), births=st.tuples(DATES, DATES), kks=st.tuples(KK, KK))
def test_splink_probability_equals_the_python_rule_book(
    names: tuple[str, str],
    births: tuple[date, date],
    kks: tuple[str | None, str | None],
    engine: Engine,
) -> None:
    person = Record(1, names[0], births[0], None, kks[0])
    link(engine, [person], [Record(2, names[1], births[1], NIK, kks[1])])
    scores = [row["score"] for row in engine.rows("from pair_score")]
    is_paired = agree(*names) and births[0] == births[1]
    if is_paired or not may_be_probable(names, births, shares_place=True):
        assert scores == []
    else:
        mine = frozenset([kks[0]] if kks[0] else [])
        expected = probability(names, births, (mine, kks[1]))
        assert len(scores) == 1
        assert math.isclose(scores[0], expected, rel_tol=1e-9)
