"""What the bank answers is held against what it was told, line by line and rupiah by rupiah."""

import shutil

import openpyxl
import pytest
from tests.distribution.payments.bank import (
    AUGUST,
    JULY,
    RESULT,
    Line,
    Office,
    failed,
    paid,
    returned,
)
from tests.stages.publish.night import Household

pytestmark = pytest.mark.slow

FOUR = [Household(number) for number in range(1, 5)]
OTHER_CITY = Household(5, kelurahan_code="31.71.01.1001")


@pytest.fixture
def lines(office: Office) -> list[Line]:
    """Instructions for four households, by household."""
    office.publish(FOUR)
    office.publish(FOUR, AUGUST)
    office.open_accounts(FOUR)
    written = office.instructions(office.pay().batch_id)
    return sorted(written, key=lambda line: line["NO_REKENING"])


def outcomes(office: Office) -> dict[str, int]:
    return dict(
        office.rows("select outcome, sum(instructions)::int from report.payments group by outcome")
    )


def test_instructed_rupiah_equal_settled_rupiah_in_every_city(office: Office) -> None:
    office.publish([*FOUR, OTHER_CITY])
    office.open_accounts([*FOUR, OTHER_CITY])
    first, second, third, _, other = sorted(
        office.instructions(office.pay().batch_id), key=lambda line: line["NO_REKENING"]
    )
    found = office.answer(
        [paid(first), failed(second), paid(third, NOMINAL="250000"), returned(other)]
    )
    pusat, selatan = found.cities
    assert (pusat.city_code, pusat.instructed_idr, pusat.returned_idr) == (
        "31.71",
        300_000,
        300_000,
    )
    assert (selatan.city_code, selatan.instructed_idr) == ("31.74", 1_200_000)
    assert (selatan.paid_idr, selatan.failed_idr, selatan.disputed_idr) == (
        300_000,
        300_000,
        300_000,
    )
    assert found.by_class == {"COUNTED": 3, "WRONG_AMOUNT": 1}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"ID_INSTRUKSI": "TP0"}, "UNKNOWN_INSTRUCTION"),
        ({"NOMINAL": "300001"}, "WRONG_AMOUNT"),
        ({"NO_REKENING": "10100000009"}, "WRONG_ACCOUNT"),
        ({"NAMA": "Xaverius Quirijn"}, "WRONG_NAME"),
    ],
)
def test_bank_line_that_differs_from_its_instruction_opens_a_case(
    office: Office, lines: list[Line], changes: Line, kind: str
) -> None:
    found = office.answer([paid(lines[0], **changes), *map(paid, lines[1:])])
    assert found.by_class == {"COUNTED": 3, kind: 1}
    assert office.rows("select kind, status, source_row from ops.payment_anomaly") == [
        (kind, "BERHASIL", 2)
    ]
    stands = "UNANSWERED" if kind == "UNKNOWN_INSTRUCTION" else "DISPUTED"
    assert outcomes(office) == {"PAID": 3, stands: 1}
    assert office.pay().instruction_count == 0
    assert office.answer([paid(lines[0])]).by_class == {"COUNTED": 1}
    assert outcomes(office) == {"PAID": 4}


@pytest.mark.parametrize("amount", ["-300000", "300000,50", "300000.5", "tiga ratus ribu"])
def test_bank_line_with_an_invalid_amount_is_quarantined_and_others_are_read(
    office: Office, lines: list[Line], amount: str
) -> None:
    found = office.answer([paid(lines[0], NOMINAL=amount), *map(paid, lines[1:])])
    assert found.by_class == {"COUNTED": 3}
    assert outcomes(office) == {"PAID": 3, "UNANSWERED": 1}
    assert office.rows("select codes, row_number from ops.quarantined_row") == [
        (["AMOUNT_INVALID"], 2)
    ]


def test_bank_workbook_with_numeric_cells_is_read_like_csv(
    office: Office, lines: list[Line]
) -> None:
    path = office.folder / "landing" / "bank_dki" / "hasil" / str(JULY) / "hasil.xlsx"
    path.parent.mkdir(parents=True)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(RESULT)
    for line in map(paid, lines):
        cells = [line[name] for name in RESULT]
        numbers = {1: int(line["NO_REKENING"]), 3: int(line["NOMINAL"])}
        sheet.append([numbers.get(place, cell) for place, cell in enumerate(cells)])
    book.save(path)
    (found,) = office.reconcile()
    assert found.by_class == {"COUNTED": 4}


def test_second_delivery_of_the_same_bank_file_changes_nothing(
    office: Office, lines: list[Line]
) -> None:
    office.answer(map(paid, lines))
    known = office.folder / "landing" / "bank_dki" / "hasil" / str(JULY)
    (path,) = known.iterdir()
    shutil.copy(path, known / "lagi.csv")
    assert office.reconcile() == ()
    assert office.rows("select status from ops.landed_file where name like '%lagi.csv'") == [
        ("DUPLICATE",)
    ]


def test_bank_file_sent_again_with_one_more_line_adds_only_that_line(
    office: Office, lines: list[Line]
) -> None:
    office.answer(map(paid, lines[:3]))
    assert office.answer(map(paid, lines)).by_class == {"COUNTED": 1, "DUPLICATE": 3}
    assert outcomes(office) == {"PAID": 4}


def test_bank_file_of_another_month_does_not_count_in_this_month(
    office: Office, lines: list[Line]
) -> None:
    found = office.answer(map(paid, lines), AUGUST)
    assert found.by_class == {"OTHER_PERIOD": 4}
    assert outcomes(office) == {"UNANSWERED": 4}
    assert office.answer(map(paid, lines)).by_class == {"COUNTED": 4}


def test_success_and_failure_in_one_file_count_as_success_without_retry(
    office: Office, lines: list[Line]
) -> None:
    found = office.answer([failed(lines[0]), paid(lines[0])])
    assert found.by_class == {"CONTRADICTORY": 1, "COUNTED": 1}
    assert outcomes(office) == {"PAID": 1, "UNANSWERED": 3}
    assert office.pay().instruction_count == 0


def test_success_after_a_recorded_failure_is_reported_as_late_success(
    office: Office, lines: list[Line]
) -> None:
    office.answer([failed(lines[0])])
    retried = office.pay()
    assert retried.instruction_count == 1
    assert office.answer([paid(lines[0])]).by_class == {"LATE": 1}
    again = office.instructions(retried.batch_id)
    assert office.answer([paid(again[0])]).by_class == {"COUNTED": 1}
    claims = "select instruction_id from published.payment_claim where household_id = '{}'"
    assert office.rows(claims.format(FOUR[0].household_id)) == [(again[0]["ID_INSTRUKSI"],)]


def test_returned_payment_reported_several_times_is_counted_once(
    office: Office, lines: list[Line]
) -> None:
    assert office.answer([paid(lines[0])]).by_class == {"COUNTED": 1}
    back = returned(lines[0], TANGGAL="22-07-2021")
    assert office.answer([back]).by_class == {"COUNTED": 1}
    assert office.answer([back, returned(lines[0], TANGGAL="23-07-2021")]).by_class == {
        "DUPLICATE": 2
    }
    results = "select outcome from published.payment_result order by reconciliation_number"
    assert office.rows(results) == [("PAID",), ("RETURNED",)]
    assert outcomes(office) == {"RETURNED": 1, "UNANSWERED": 3}


def test_second_success_on_another_day_is_a_possible_double_payment(
    office: Office, lines: list[Line]
) -> None:
    office.answer([paid(lines[0])])
    found = office.answer([paid(lines[0], TANGGAL="25-07-2021")])
    assert found.by_class == {"PAID_AGAIN": 1}
    anomalies = "select kind, reported_idr::int from report.payment_anomalies"
    assert office.rows(anomalies) == [("PAID_AGAIN", 300_000)]


def test_review_queue_and_payment_reports_contain_no_personal_data(
    office: Office, lines: list[Line]
) -> None:
    office.answer([paid(lines[0], NAMA="Xaverius Quirijn"), paid(lines[1], ID_INSTRUKSI="X9")])
    shown = [
        row
        for table in ("ops.payment_anomaly", "ops.unpaid_household", "report.payments")
        for row in office.rows(f"select * from {table}")
    ]
    text = repr(shown)
    assert not any(word in text for word in ("Budi", "Xaverius", "10100000001", "317100"))
