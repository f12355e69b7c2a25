"""What the bank answers is held against what it was told, line by line and rupiah by rupiah."""

import pytest
from tests.distribute.bank import Office, failed, paid
from tests.publish.night import Household

pytestmark = pytest.mark.slow

FOUR = [Household(number) for number in range(1, 5)]


def test_rupiah_in_are_rupiah_out_in_every_city(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    lines = office.instructions(office.pay().batch_id)
    found = office.answer([paid(lines[0]), failed(lines[1]), paid(lines[2], NOMINAL="250000")])
    (city,) = found.cities
    assert (city.city_code, city.instructed_idr) == ("31.74", 1_200_000)
    assert (city.paid_idr, city.failed_idr, city.disputed_idr) == (300_000, 300_000, 300_000)
    assert city.unanswered_idr == 300_000
    assert found.by_class == {"COUNTED": 2, "WRONG_AMOUNT": 1}
