"""What is said of a family is what stands published of it, whichever number it is asked by."""

import json
from typing import Any

import pytest
import sqlalchemy as sa

from tepat.access.access_log import Access
from tepat.domain.periods import Period
from tepat.outputs.explain import By, Explanation, NotPublishedError, explain, load_messages
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import WarehouseError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

MESSAGES = load_messages(PROJECT_ROOT / "include")
JUNE, JULY = Period(2021, 6), Period(2021, 7)
OLD_KK, NEW_KK = "3174010101210001", "3174010101210002"
NIK = "3174014505800001"
LIST, ENROLMENTS = "a" * 64, "b" * 64


@pytest.fixture
def town(warehouse: Warehouse) -> Warehouse:
    """One family over two months, renumbered and then enrolled elsewhere; another with its NIK."""
    _publication(warehouse, 1, "2021-06", "2021-06-19")
    _publication(warehouse, 2, "2021-07", "2021-07-18")
    _publication(warehouse, 3, "2021-07", "2021-07-19")
    _decision(warehouse, "H1", "2021-06", 1, no_kk=OLD_KK)
    _decision(warehouse, "H1", "2021-07", 2, no_kk=NEW_KK, is_current=False)
    enrolled = {
        "ENROLLED_ELSEWHERE": [
            {
                "feed": "kemensos",
                "file": ENROLMENTS,
                "row": 9,
                "method": "NIK",
                "programme": "PKH",
                "member_row": 4,
            }
        ]
    }
    _decision(warehouse, "H1", "2021-07", 3, no_kk=NEW_KK, status="INELIGIBLE", evidence=enrolled)
    _decision(warehouse, "H2", "2021-07", 3, no_kk=None)
    for household, name in (("H1", "Sari Dewi"), ("H2", "Sari D.")):
        _insert(
            warehouse,
            "published.member",
            household_id=household,
            period="2021-07",
            source_row=4,
            nik=NIK,
            name=name,
            relationship="ISTRI",
            is_alive=True,
            moved_out=False,
            is_living_member=True,
            link_methods=["NIK"],
            publication_id=3,
        )
    _insert(
        warehouse,
        "ops.landed_file",
        sha256=ENROLMENTS,
        feed="kemensos",
        period="2021-07",
        name="kemensos/2021-07/pkh.csv",
        received_at="2021-07-01",
        size_bytes=1,
        status="ACCEPTED",
        landing_number=1,
    )
    _insert(
        warehouse,
        "ops.review_case",
        case_id="c" * 64,
        kind="MATCH_NAME_DOB",
        household_id="H1",
        period="2021-07",
        detail=json.dumps({"left": None, "right": _place("kemensos", ENROLMENTS, 9)}),
        opened_by_run=3,
    )
    return warehouse


def _place(feed: str, file: str, row: int) -> dict[str, Any]:
    return {"feed": feed, "file": file, "row": row}


def ask(warehouse: Warehouse, by: By, value: str, period: Period = JULY) -> list[Explanation]:
    return list(explain(warehouse, MESSAGES, period, by, value, access=Access("Rina", "explain")))


@pytest.mark.parametrize("number", [NEW_KK, OLD_KK, "3174 0101.0121-0001"])
def test_family_is_found_by_every_current_or_earlier_number(town: Warehouse, number: str) -> None:
    (found,) = ask(town, By.NO_KK, number)
    assert (found.household_id, found.no_kk) == ("H1", NEW_KK)


def test_explained_reason_has_file_row_method_programme_and_member(town: Warehouse) -> None:
    (found,) = ask(town, By.HOUSEHOLD, "H1")
    (reason,) = found.reasons
    (evidence,) = reason.evidence
    assert (evidence.file, evidence.row) == ("kemensos/2021-07/pkh.csv", 9)
    assert (evidence.programme, evidence.member) == ("PKH", "Sari Dewi (ISTRI)")
    assert evidence.method == MESSAGES.methods["NIK"]
    assert reason.sentence


def test_probable_link_is_explained_with_its_probability(town: Warehouse) -> None:
    for score, shown in ((0.99613, "99,61 %"), (1.0, "99,99 %")):
        item = {"feed": "kemensos", "file": ENROLMENTS, "row": 9, "score": score}
        household, evidence = f"P{score}", {**item, "method": "PROBABILISTIC"}
        evidence_of = {"ENROLLED_ELSEWHERE": [evidence]}
        _decision(town, household, "2021-07", 3, no_kk=None, evidence=evidence_of)
        (found,) = ask(town, By.HOUSEHOLD, household)
        method = found.reasons[0].evidence[0].method
        assert method == f"{MESSAGES.methods['PROBABILISTIC']} ({shown})"


def test_file_missing_from_the_ledger_is_named_by_its_hash(town: Warehouse) -> None:
    (found,) = ask(town, By.HOUSEHOLD, "H1")
    assert found.submission == f"{LIST}, baris 3"


def test_explain_records_user_and_household_but_not_the_searched_number(
    town: Warehouse,
) -> None:
    ask(town, By.NIK, NIK)
    with pytest.raises(NotPublishedError):
        ask(town, By.NO_KK, "3174010101210009")
    with town.begin(Role.AUDITOR) as connection:
        noted = connection.exec_driver_sql(
            "select accessed_by, tool, period, household_id from ops.access order by access_id"
        ).all()
        whole = connection.exec_driver_sql("select access::text from ops.access").scalars()
        assert not [row for row in whole if NIK in row or "3174010101210009" in row]
    assert noted == [
        ("Rina", "explain", "2021-07", "H1"),
        ("Rina", "explain", "2021-07", "H2"),
        ("Rina", "explain", "2021-07", None),
    ]


def test_explain_shows_nothing_when_the_access_log_cannot_be_written(town: Warehouse) -> None:
    with town.begin(Role.OWNER) as connection:
        connection.exec_driver_sql("revoke insert on ops.access from officer")
    with pytest.raises(WarehouseError, match="42501"):
        ask(town, By.NIK, NIK)


@pytest.mark.parametrize(
    "statement",
    ["update ops.access set accessed_by = 'nobody'", "delete from ops.access"],
)
def test_access_log_row_cannot_be_deleted_even_by_the_owner(
    town: Warehouse, statement: str
) -> None:
    ask(town, By.NIK, NIK)
    with pytest.raises(WarehouseError), town.begin(Role.OWNER) as connection:
        connection.exec_driver_sql(statement)


def test_history_covers_all_periods_and_marks_replaced_decisions(town: Warehouse) -> None:
    (found,) = ask(town, By.HOUSEHOLD, "H1")
    assert [(past.period, past.status, past.is_current) for past in found.history] == [
        ("2021-07", "INELIGIBLE", True),
        ("2021-07", "ELIGIBLE", False),
        ("2021-06", "ELIGIBLE", True),
    ]


def test_explain_lists_open_cases_as_questions(town: Warehouse) -> None:
    (found,) = ask(town, By.HOUSEHOLD, "H1")
    (case,) = found.open_cases
    assert case.question == MESSAGES.cases["MATCH_NAME_DOB"]
    assert case.record == "kemensos/2021-07/pkh.csv, baris 9"


def test_explain_shows_an_answered_appeal_with_its_officer(town: Warehouse) -> None:
    _insert(
        town,
        "ops.review_case",
        case_id="d" * 64,
        kind="APPEAL",
        household_id="H1",
        period="2021-07",
        detail=json.dumps({"left": None, "right": _place("sanggah", "e" * 64, 2)}),
        opened_by_run=3,
        status="RESOLVED",
        resolution="REJECTED",
        resolved_by="Rina",
        resolved_at="2021-07-20",
    )
    (found,) = ask(town, By.HOUSEHOLD, "H1")
    assert len(found.open_cases) == 1
    (done,) = found.answered_cases
    assert (done.question, done.answer, done.resolved_by) == (
        MESSAGES.cases["APPEAL"],
        MESSAGES.answers["REJECTED"],
        "Rina",
    )


def test_case_about_two_households_is_explained_for_both(town: Warehouse) -> None:
    sides = {
        side: {**_place("rt_rw", LIST, 4), "household_id": household}
        for side, household in (("left", "H1"), ("right", "H2"))
    }
    _insert(
        town,
        "ops.review_case",
        case_id="d" * 64,
        kind="PERSON_IN_TWO_HOUSEHOLDS",
        household_id="H1",
        period="2021-07",
        detail=json.dumps(sides),
        opened_by_run=3,
    )
    for household in ("H1", "H2"):
        (found,) = ask(town, By.HOUSEHOLD, household)
        assert "PERSON_IN_TWO_HOUSEHOLDS" in [case.kind for case in found.open_cases]


def test_explain_of_a_person_in_two_households_shows_both(town: Warehouse) -> None:
    assert [found.household_id for found in ask(town, By.NIK, NIK)] == ["H1", "H2"]


def test_explain_of_a_period_without_decision_lists_the_periods_with_one(town: Warehouse) -> None:
    with pytest.raises(NotPublishedError, match="2021-07") as caught:
        ask(town, By.NIK, NIK, JUNE.minus(1))
    assert NIK not in str(caught.value)


def _publication(warehouse: Warehouse, number: int, period: str, run_date: str) -> None:
    # The numbers come from the table's identity column, in this order.
    _insert(
        warehouse,
        "published.publication",
        run_id=number,
        period=period,
        run_date=run_date,
        started_at=run_date,
        eligible=0,
        held=0,
        ineligible=0,
        inserted=0,
        changed=0,
        closed=0,
        digest="",
        rule_set="bst-dki-2021-03",
        rule_set_sha256="d" * 64,
        rule_book_sha256="e" * 64,
        product_version="0.2.0",
        landings="{}",
    )


def _decision(
    warehouse: Warehouse,
    household: str,
    period: str,
    publication: int,
    *,
    no_kk: str | None,
    status: str = "ELIGIBLE",
    evidence: dict[str, Any] | None = None,
    is_current: bool = True,
) -> None:
    _insert(
        warehouse,
        "published.decision",
        household_id=household,
        period=period,
        no_kk=no_kk,
        kelurahan_code="31.74.01.1001",
        rt="001",
        rw="002",
        status=status,
        reason_codes=sorted(evidence or {}),
        notes=["CARRIED_FORWARD"],
        payee_role="HEAD" if status == "ELIGIBLE" else "NONE",
        member_count=1,
        amount_idr=300_000 if status == "ELIGIBLE" else 0,
        evidence=json.dumps(evidence or {}),
        source_file=LIST,
        source_row=3,
        rule_set="bst-dki-2021-03",
        rule_set_sha256="d" * 64,
        publication_id=publication,
        valid_to=None if is_current else "2021-07-19",
    )


def _insert(warehouse: Warehouse, table: str, **values: Any) -> None:
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    with warehouse.begin() as connection:
        connection.execute(sa.text(f"insert into {table} ({names}) values ({marks})"), values)
