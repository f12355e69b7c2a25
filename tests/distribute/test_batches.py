"""What is owed is paid once, to the payee's own account, and what cannot be paid is listed."""

import hashlib
import json

import pytest
from tests.distribute.bank import Office
from tests.publish.night import Household

pytestmark = pytest.mark.slow

FOUR = [Household(number) for number in range(1, 5)]


def test_each_eligible_household_with_an_account_has_one_instruction(office: Office) -> None:
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


def test_control_totals_are_those_of_the_file(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    batch = office.pay()
    lines = office.instructions(batch.batch_id)
    path = office.folder / "out" / f"instruksi-2021-07-{batch.batch_id}.csv"
    control = json.loads(
        (office.folder / "out" / f"kendali-2021-07-{batch.batch_id}.json").read_text()
    )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert control["jumlah_instruksi"] == len(lines) == batch.instruction_count
    assert control["jumlah_rupiah"] == sum(int(line["NOMINAL"]) for line in lines)
    assert control["sha256"][path.name] == digest
    assert office.rows("select csv_sha256 from published.payment_batch") == [(digest,)]
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


def test_paying_again_pays_nothing(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    first = office.pay()
    again = office.pay()
    assert (first.instruction_count, again.instruction_count) == (4, 0)
    assert office.rows("select count(*) from published.payment_batch") == [(1,)]
