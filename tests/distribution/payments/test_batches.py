"""What is owed is paid once, to the payee's own account, and what cannot be paid is listed."""

import csv
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import openpyxl
import pytest
import sqlalchemy as sa
from tests.distribution.payments.bank import AUGUST, JULY, Office, account, failed, paid, returned
from tests.stages.publish.night import Household

from tepat.pipelines import payment_round as payments
from tepat.support.errors import ConfigurationError, NothingPublishedError, StaleRunError

pytestmark = pytest.mark.slow

FOUR = [Household(number) for number in range(1, 5)]


def test_each_eligible_household_with_an_account_gets_one_payment_instruction(
    office: Office,
) -> None:
    office.publish([*FOUR[:3], FOUR[3].excluded()])
    office.open_accounts([FOUR[0], FOUR[1], FOUR[3]])
    batch = office.pay()
    assert (batch.instruction_count, batch.amount_idr, batch.unpaid_households) == (2, 600_000, 1)
    lines = office.instructions(batch.batch_id)
    assert {line["NO_REKENING"] for line in lines} == {"10100000001", "10100000002"}
    assert {line["NOMINAL"] for line in lines} == {"300000"}
    assert office.rows("select household_id, reason from ops.unpaid_household") == [
        (FOUR[2].household_id, "NO_ACCOUNT")
    ]
    assert office.rows("select household_id, period from published.payment_claim order by 1") == [
        (FOUR[0].household_id, "2021-07"),
        (FOUR[1].household_id, "2021-07"),
    ]


def test_control_totals_equal_the_batch_files_which_only_the_owner_can_read(
    office: Office,
) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR[:3])
    batch = office.pay()
    lines = office.instructions(batch.batch_id)
    out = office.folder / "out"
    name = f"2021-07-{batch.batch_id}"
    control = json.loads((out / f"kendali-{name}.json").read_text())
    assert control["jumlah_instruksi"] == len(lines) == batch.instruction_count == 3
    assert control["jumlah_rupiah"] == sum(int(line["NOMINAL"]) for line in lines)
    digests = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.iterdir()
        if path.suffix != ".json"
    }
    assert control["sha256"] == digests
    assert {file.stat().st_mode & 0o777 for file in out.iterdir()} == {0o600}
    sheet = openpyxl.load_workbook(out / f"instruksi-{name}.xlsx").active
    header, *rows = sheet.iter_rows(values_only=True)
    assert [dict(zip(header, map(str, row), strict=True)) for row in rows] == lines
    stored = office.rows("select csv_sha256, approved_by from published.payment_batch")
    assert stored == [(digests[f"instruksi-{name}.csv"], "test")]


def test_payee_name_that_starts_like_a_formula_is_text_in_every_file(office: Office) -> None:
    names = ("=HYPERLINK(1)", "@SUM(1)")
    two = [
        replace(home, changes={"payee_name": name})
        for home, name in zip(FOUR[:2], names, strict=True)
    ]
    office.publish(two)
    office.receive("bank_dki/rekening", tuple(account(two[0])), [account(two[0], NAMA=names[0])])
    batch = office.pay()
    out = office.folder / "out"
    assert [line["NAMA"] for line in office.instructions(batch.batch_id)] == [f"'{names[0]}"]
    (path,) = out.glob("rekening-*.csv")
    with path.open(newline="", encoding="utf-8") as file:
        (line,) = csv.DictReader(file)
    assert (line["NAMA"], line["KETERANGAN"]) == (
        f"'{names[1]}",
        "Belum ada rekening; mohon dibukakan.",
    )


def test_second_batch_for_a_paid_month_has_no_instruction(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    first = office.pay()
    again = office.pay()
    assert (first.instruction_count, again.instruction_count) == (4, 0)
    assert office.rows("select count(*) from published.payment_batch") == [(1,)]


def test_one_batch_pays_every_unpaid_month_of_several_months(office: Office) -> None:
    office.publish(FOUR, JULY)
    office.publish([FOUR[0].excluded(), *FOUR[1:]], AUGUST)
    office.open_accounts(FOUR)
    batch = office.pay(JULY, AUGUST)
    lines = office.instructions(batch.batch_id)
    assert sorted((line["NOMINAL"], line["PERIODE"]) for line in lines) == [
        ("300000", "2021-07"),
        *[("600000", "2021-07;2021-08")] * 3,
    ]
    assert office.rows("select count(*) from published.payment_claim") == [(7,)]


def test_draft_batch_is_deterministic_and_claims_no_month(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    first = payments.draft_batch(office.context(), [JULY])
    office.today = office.today.replace(day=office.today.day - 1)
    again = payments.draft_batch(office.context(), [JULY])
    assert again == first
    assert office.rows("select count(*) from published.payment_claim") == [(0,)]
    with pytest.raises(ConfigurationError, match="never sealed"):
        office.hand_over(first.batch_id, office.folder / "out")
    assert not (office.folder / "out").exists()


def test_download_of_batch_files_is_recorded_with_the_user(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    office.instructions(office.pay().batch_id)
    noted = office.rows("select accessed_by, tool, period from ops.access")
    assert noted == [("Rina", "pay files", "2021-07")]


def test_two_concurrent_seals_of_one_draft_seal_it_once(
    office: Office,
) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    drafted = office.draft()
    contexts = [office.context(), office.context()]
    with ThreadPoolExecutor(2) as pool:
        done = list(
            pool.map(lambda each: payments.seal_batch(each, drafted.batch_id, "x"), contexts)
        )
    assert sorted(batch.is_new for batch in done) == [False, True]
    assert office.rows("select count(*) from published.payment_instruction") == [(4,)]


def test_second_draft_of_the_same_month_is_refused_when_sealed(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    first = office.draft()
    second = office.draft()
    assert first.batch_id != second.batch_id
    payments.seal_batch(office.context(), first.batch_id, "x")
    with pytest.raises(StaleRunError, match="0 batches"):
        payments.seal_batch(office.context(), second.batch_id, "x")
    assert office.rows("select count(*) from published.payment_claim") == [(4,)]


def test_draft_cannot_be_sealed_after_a_household_was_published_again(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    drafted = office.draft()
    office.publish([FOUR[0].excluded(), *FOUR[1:]])
    with pytest.raises(StaleRunError, match="no longer stands"):
        payments.seal_batch(office.context(), drafted.batch_id, "x")
    assert office.pay().instruction_count == 3


@pytest.mark.parametrize("answer", [failed, returned], ids=["failed", "returned"])
def test_failed_or_returned_payment_is_retried_in_the_next_batch_with_history(
    office: Office, answer: type
) -> None:
    office.publish(FOUR)
    office.publish(FOUR, AUGUST)
    office.open_accounts(FOUR)
    lines = office.instructions(office.pay().batch_id)
    office.answer([answer(lines[0]), *map(paid, lines[1:])])
    batch = office.pay(AUGUST)
    again = office.instructions(batch.batch_id)
    assert sorted(line["PERIODE"] for line in again) == ["2021-07;2021-08", *["2021-08"] * 3]
    history = office.rows(
        "select attempt, retried_instruction_id from published.payment_instruction"
        f" where batch_id = '{batch.batch_id}' and cardinality(periods) = 2"
    )
    assert history == [(2, lines[0]["ID_INSTRUKSI"])]


def test_unpaid_household_stays_listed_after_a_later_batch_retries_the_month(
    office: Office,
) -> None:
    listed = "select household_id, period, reason from ops.unpaid_household order by 1, 2"
    office.publish(FOUR)
    office.publish(FOUR, AUGUST)
    office.open_accounts(FOUR[:2])
    lines = office.instructions(office.pay().batch_id)
    office.answer(map(failed, lines))
    office.open_accounts(FOUR[:1], STATUS="DORMAN", TANGGAL="21-07-2021")
    for _ in range(2):
        office.pay(AUGUST)
        assert office.rows(listed) == [
            *[(FOUR[0].household_id, f"2021-{month}", "ACCOUNT_DORMANT") for month in ("07", "08")],
            *[
                (home.household_id, f"2021-{month}", "NO_ACCOUNT")
                for home in FOUR[2:]
                for month in ("07", "08")
            ],
        ]


def test_month_is_not_paid_again_after_change_of_payee_or_kk(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    office.pay()
    changed = replace(FOUR[0], is_head_alive=False, changes={"no_kk": "3174999999999999"})
    office.publish([changed, *FOUR[1:]])
    wife = account(FOUR[0], NO_REKENING="555", NIK="", NAMA=changed.wife)
    office.receive("bank_dki/rekening", tuple(wife), [wife])
    assert office.pay().instruction_count == 0


def test_payee_of_two_households_is_paid_once_and_the_other_is_listed_unpaid(
    office: Office,
) -> None:
    twice = replace(FOUR[1], head_nik="3171000000000001")
    office.publish([FOUR[0]])
    office.open_accounts([FOUR[0]])
    office.pay()
    office.publish([FOUR[0], replace(twice, changes={"payee_name": "Budi 1"})])
    batch = office.pay()
    assert (batch.instruction_count, batch.unpaid_households) == (0, 1)
    assert office.rows("select household_id, reason from ops.unpaid_household") == [
        (twice.household_id, "PAYEE_PAID_ELSEWHERE")
    ]


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ("household_id, period, '9', '9', '9'", "household_paid_once"),
        ("'H9', period, payee_nik, '9', '9'", "payee_paid_once"),
        ("'H9', period, '9', account, '9'", "account_paid_once"),
    ],
)
def test_database_constraint_prevents_a_second_payment_of_a_month(
    office: Office, columns: str, constraint: str
) -> None:
    office.publish(FOUR[:1])
    office.open_accounts(FOUR[:1])
    office.pay()
    with (
        pytest.raises(sa.exc.IntegrityError, match=constraint),
        sa.create_engine(office.warehouse.url).begin() as connection,
    ):
        connection.exec_driver_sql(
            f"insert into published.payment_claim select {columns} from published.payment_claim"
        )


@pytest.mark.parametrize(
    "statement",
    [
        "delete from published.payment_claim",
        "update published.payment_claim set period = '2020-01'",
        "truncate published.payment_claim",
        "delete from published.payment_instruction",
        "update published.payment_batch set amount_idr = 1",
    ],
)
def test_sealed_batches_cannot_be_changed_and_claims_cannot_be_deleted(
    office: Office, statement: str
) -> None:
    office.publish(FOUR[:1])
    office.open_accounts(FOUR[:1])
    office.pay()
    with (
        pytest.raises(sa.exc.DBAPIError, match=r"only ever added to|only when its instruction"),
        sa.create_engine(office.warehouse.url).begin() as connection,
    ):
        connection.exec_driver_sql(statement)


def test_unpublished_month_is_not_paid(office: Office) -> None:
    with pytest.raises(NothingPublishedError, match="Nothing is published for 2021-07"):
        office.pay()
