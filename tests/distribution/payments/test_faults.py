"""Whatever breaks on the way: a month is paid once, and a re-run ends well."""

import pytest
from tests.distribution.payments.bank import JULY, RESULT, Office, failed
from tests.stages.publish.night import Household
from tests.stores.connections import dropped_connection

from tepat.distribution.payments import reconcile_results
from tepat.distribution.payments.results import RESULTS
from tepat.pipelines import payment_round as payments
from tepat.pipelines.refresh import arrive
from tepat.support.errors import WarehouseBusyError

pytestmark = pytest.mark.slow

FOUR = [Household(number) for number in range(1, 5)]
STATE = """
select
    (select count(*) from published.payment_batch)::int,
    (select count(*) from published.payment_instruction)::int,
    (select count(*) from published.payment_result)::int,
    (select count(*) from published.payment_claim)::int
"""


def test_connection_lost_before_any_statement_pays_and_counts_once(office: Office) -> None:
    office.publish(FOUR)
    office.open_accounts(FOUR)
    at, statements = 1, 1
    while at <= statements:
        drafted = office.draft()
        with dropped_connection(office.warehouse, at) as sealing:
            payments.seal_batch(office.context(), drafted.batch_id, "test")
        assert office.rows(STATE) == [(at, 4 * at, 4 * (at - 1), 4)]
        lines = office.instructions(drafted.batch_id)
        office.receive(f"bank_dki/hasil/{JULY}", RESULT, map(failed, lines))
        context = office.context()
        arrive(context, RESULTS)
        with dropped_connection(office.warehouse, at) as reconciling:
            try:
                reconcile_results(context)
            except WarehouseBusyError:
                reconcile_results(context)
        assert office.rows(STATE) == [(at, 4 * at, 4 * at, 0)]
        if at == 1:
            statements = max(sealing[0], reconciling[0])
        at += 1
    assert at > 10
