"""Persons and rows without a usable number are linked by all evidence, or by an officer."""

from datetime import date

import pytest
from tests.stages.reconcile.pairing import Record, link

from tepat.stores.engine import Engine

NIK, KK = "3174010503770001", "3174010101100001"
BORN, EXCHANGED = date(1977, 3, 5), date(1977, 5, 3)


def outcome(engine: Engine, person: Record, *rows: Record) -> list[tuple[str, bool]]:
    """Method and whether it is a link, of each link."""
    return [(found["method"], found["is_linked"]) for found in link(engine, [person], rows)]


def test_name_with_a_spelling_variant_is_linked(engine: Engine) -> None:
    person = Record(1, "Moch. Rizki Hidayat", no_kk=KK)
    row = Record(2, "HIDAYAT MUHAMMAD RIZKI", EXCHANGED, NIK, KK)
    assert outcome(engine, person, row) == [("PROBABILISTIC", True)]


def test_sibling_with_the_same_birth_date_is_not_linked(engine: Engine) -> None:
    person = Record(1, "Ratna Hidayat", no_kk=KK)
    row = Record(2, "RIZKI HIDAYAT", BORN.replace(year=1975), NIK, KK)
    assert outcome(engine, person, row) == []


def test_twin_is_not_linked_and_twin_with_similar_name_is_sent_to_review(
    engine: Engine,
) -> None:
    person = Record(1, "Rina Hidayat Putri", no_kk=KK)
    assert outcome(engine, person, Record(2, "DEWI HIDAYAT PUTRI", BORN, NIK, KK)) == []
    assert outcome(engine, person, Record(2, "RINI HIDAYAT PUTRI", BORN, NIK, KK)) == [
        ("PROBABILISTIC", False)
    ]


def test_row_that_matches_two_persons_is_sent_to_review(engine: Engine) -> None:
    persons = [Record(1, "Rizki H. Putra", no_kk=KK), Record(2, "Rizki Hidayat P.", no_kk=KK)]
    found = link(engine, persons, [Record(3, "RIZKI HIDAYAT PUTRA", BORN, NIK, KK)])
    assert [(pair["person_key"], pair["is_linked"]) for pair in found] == [(1, False), (2, False)]


def test_pair_with_two_usable_niks_is_never_scored(engine: Engine) -> None:
    person = Record(1, "Rizki Hidayat", nik="3174010503779999", no_kk=KK)
    assert outcome(engine, person, Record(2, "RIZKI HIDAYAT", EXCHANGED, NIK, KK)) == []


def test_pair_without_a_birth_date_is_not_linked_by_score(engine: Engine) -> None:
    person = Record(1, "Rizki Hidayat", no_kk=KK)
    assert outcome(engine, person, Record(2, "RIZKI HIDAYAT P.", None, NIK, KK)) == []


def test_row_linked_by_stronger_evidence_is_not_linked_by_score(engine: Engine) -> None:
    persons = [Record(1, "Rizki Hidayat", nik=NIK), Record(2, "Rizki Hidayat P.", no_kk=KK)]
    found = link(engine, persons, [Record(3, "RIZKI HIDAYAT", BORN, NIK, KK)])
    assert [(pair["person_key"], pair["method"]) for pair in found] == [(1, "NIK")]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        pytest.param("A", "B", [], id="one letter, another one"),
        pytest.param("A.", "ANI", [("PROBABILISTIC", False)], id="one letter, an initial"),
        pytest.param("Budi " + "a" * 200, "BUDI " + "b" * 200, [], id="two hundred letters"),
        pytest.param(
            "Budi " + "ab" * 100,
            "BUDI " + "ab" * 99,
            [("PROBABILISTIC", True)],
            id="cut at the end",
        ),
        pytest.param("李小龙 陈", "陈 李小龙", [("PROBABILISTIC", True)], id="another script"),
        pytest.param("محمد علي", "RIZKI", [], id="two scripts"),
        pytest.param("", "RIZKI", [], id="no name"),
        pytest.param("..., ", " - ", [], id="marks for names"),
        pytest.param("H.", "DR.", [], id="titles for names"),
    ],
)
def test_unusual_name_has_a_defined_linkage_result(
    mine: str, theirs: str, expected: list[tuple[str, bool]], engine: Engine
) -> None:
    person = Record(1, mine, no_kk=KK)
    assert outcome(engine, person, Record(2, theirs, BORN, NIK, KK)) == expected


def test_linkage_scores_do_not_depend_on_row_order_or_other_rows(engine: Engine) -> None:
    persons = [Record(n, name, no_kk=KK) for n, name in enumerate(("Rizki H.", "Dewi P."), 1)]
    rows = [
        Record(n, name, BORN, NIK, KK) for n, name in enumerate(("RIZKI HADI", "DEWI PUTRI"), 11)
    ]
    together = link(engine, persons, rows)
    assert len(together) == 2
    assert together == link(engine, persons[::-1], rows[::-1])
    assert together[:1] == link(engine, persons[:1], rows[:1])
