"""Each complaint goes where it can be mended, and who asks for his money is answered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.distribution.town import JULY, PONDOK_PINANG, RUN_DATE, TEBET, Line, Town

from tepat.casework.complaints import TOO_FAR, ComplaintSummary, route_complaints
from tepat.domain.feeds import COMPLAINTS
from tepat.pipelines.refresh import refresh
from tepat.stores.warehouse import Role

pytestmark = pytest.mark.slow

TODAY = date(2021, 7, 25)


def complaint(number: int, category: str, **cells: str) -> Line:
    blank = {"NIK": "", "NO_KK": "", "KODE_KELURAHAN": "", "ISI": "mohon dibantu"}
    named = {"ID_PENGADUAN": f"P{number}", "TANGGAL": "20-07-2021", "KATEGORI": category}
    return named | blank | cells


def routed(town: Town, *complaints: Line, landed_on: date = RUN_DATE) -> ComplaintSummary:
    if complaints:
        town.send(COMPLAINTS, f"{len(complaints)}.csv", complaints)
        town.take_in(COMPLAINTS, on=landed_on)
    _, context = town.published
    return route_complaints(replace(context, run_date=TODAY))


def test_complaint_is_matched_to_its_family_and_routed_by_kind(town: Town) -> None:
    summary = routed(
        town,
        complaint(1, TOO_FAR, KODE_KELURAHAN=TEBET),
        complaint(2, "DATA_SALAH", NO_KK="3174010101210007"),
        complaint(3, "BELUM_MENERIMA", NIK="3174010503770008"),
        complaint(4, "BELUM_MENERIMA", NIK="3174019999999999"),
        complaint(5, "KARTU_ATM"),
        complaint(6, "LAINNYA"),
    )
    assert summary.share(TOO_FAR) == pytest.approx(1 / 6)
    found = town.rows(
        "select complaint_id, route, kelurahan_code, household_id is not null, answer"
        " from ops.complaint order by 1"
    )
    assert found == [
        ("P1", "REMAP", TEBET, False, None),
        ("P2", "REVIEW", PONDOK_PINANG, True, None),
        ("P3", "PAYMENT", PONDOK_PINANG, True, "NOT_INSTRUCTED"),
        ("P4", "PAYMENT", None, False, "FAMILY_NOT_FOUND"),
        ("P5", "BANK", None, False, None),
        ("P6", "OFFICE", None, False, None),
    ]
    assert town.rows(
        "select complaints, open_complaints, share from report.complaints"
        " where category = 'BELUM_MENERIMA'"
    ) == [(2, 0, Decimal("0.333"))]


def test_complaint_about_wrong_data_opens_one_case_kept_by_the_next_run(
    town: Town,
) -> None:
    routed(town, complaint(1, "DATA_SALAH", NO_KK="3174010101210007"))
    routed(town)
    refresh(town.settings, town.url, JULY, RUN_DATE, approved_by="test")
    assert town.rows("select kind, status from ops.review_case") == [("COMPLAINT", "OPEN")]


def test_corrected_complaint_replaces_the_original_and_future_one_is_ignored(town: Town) -> None:
    routed(town, complaint(1, "LAINNYA"))
    late = complaint(2, "LAINNYA", TANGGAL="26-07-2021")
    summary = routed(town, complaint(1, "KARTU_ATM"), late, landed_on=TODAY)
    assert [(each.category, each.complaints) for each in summary.by_category] == [("KARTU_ATM", 1)]


def test_complaint_about_missing_payment_gets_the_bank_result(town: Town) -> None:
    asked = complaint(1, "BELUM_MENERIMA", NO_KK="3174010101210008")
    with town.warehouse.begin(Role.DISTRIBUTOR) as connection:
        connection.exec_driver_sql(
            "insert into published.payment_instruction"
            " select 'I1', 'B1', household_id, '{2021-07}', kelurahan_code, payee_nik, payee_name,"
            " '1', 'NIK', 300000, 1, null"
            " from published.current_decision where no_kk = '3174010101210008'"
        )
    routed(town, asked)
    answers = town.rows("select route, answer from ops.complaint")
    for outcome in ("PAID", "RETURNED"):
        with town.warehouse.begin(Role.DISTRIBUTOR) as connection:
            connection.exec_driver_sql(
                "insert into published.payment_result"
                " values ('I1', %s, 300000, null, '2021-07-21', 'f', 2, 1)",
                (outcome,),
            )
        routed(town)
        answers += town.rows("select route, answer from ops.complaint")
    assert answers == [("PAYMENT", "SENT"), ("PAYMENT", "PAID"), ("PAYMENT", "RETURNED")]
