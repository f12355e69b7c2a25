"""How long one waits for an explanation: the whole command, once for every set of reasons."""

import time

import psycopg2
from tests.bench.nights import PERIOD, Town

_ONE_FOR_EACH = """
select min(household_id)
from published.current_decision
where period = %s
group by reason_codes
order by reason_codes
"""


def explain_seconds(town: Town, warehouse_url: str) -> list[float]:
    """Seconds of ``tepat explain`` for one family of every set of reasons there is, sorted."""
    with psycopg2.connect(warehouse_url) as connection, connection.cursor() as cursor:
        cursor.execute(_ONE_FOR_EACH, (PERIOD,))
        households = [household_id for (household_id,) in cursor.fetchall()]
    return sorted(_seconds(town, household_id) for household_id in households)


def _seconds(town: Town, household_id: str) -> float:
    started = time.perf_counter()
    town.tepat("explain", "--period", PERIOD, "--household", household_id)
    return time.perf_counter() - started
