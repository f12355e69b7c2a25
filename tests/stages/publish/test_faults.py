"""Whatever breaks while publishing: the old state stands or the new one, and a re-run ends well."""

import os
import signal
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare
from tests.stores.connections import dropped_connection

from tepat.embedded.postgres import EmbeddedPostgres
from tepat.stages.publish import PublishSummary, commit, load_published
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import StaleRunError, WarehouseUnavailableError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow
HOUSEHOLDS = [Household(number) for number in range(100)]
EXCLUDED = [household.excluded() for household in HOUSEHOLDS]
STATE = sa.text(
    "select count(*), count(*) filter (where status = 'ELIGIBLE'), (select count(*)"
    " from published.member where valid_to is null), max(publication_id)"
    " from published.current_decision"
)


def state(warehouse: Warehouse) -> tuple[Any, ...]:
    with warehouse.begin() as connection:
        return tuple(connection.execute(STATE).one())


def test_connection_lost_before_any_statement_duplicates_and_loses_no_row(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    compare(first := decide(begin(warehouse, tmp_path), HOUSEHOLDS))
    commit(first)
    at, statements = 1, 1
    while at <= statements:
        tonight = decide(begin(warehouse, tmp_path), EXCLUDED if at % 2 else HOUSEHOLDS)
        compare(tonight)
        with dropped_connection(warehouse, at) as seen:
            published = commit(tonight)
        statements = max(statements, seen[0]) if at == 1 else statements
        assert (published.is_new, published.changed) == (True, 100)
        assert state(warehouse)[:3] == (100, 0 if at % 2 else 100, 200)
        assert len(load_published(warehouse).publications) == at + 1
        at += 1
    assert at > 10


def test_two_concurrent_publishers_only_the_newer_run_publishes(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    for turn in range(5):
        older = decide(begin(warehouse, tmp_path), EXCLUDED)
        newer = decide(begin(warehouse, tmp_path), HOUSEHOLDS[: 50 + turn])
        ended: dict[int, PublishSummary | StaleRunError] = {}

        def publish(context: Any, ended: dict[int, Any] = ended) -> None:
            try:
                ended[context.run_id] = commit(context)
            except StaleRunError as error:
                ended[context.run_id] = error

        threads = [threading.Thread(target=publish, args=[context]) for context in (older, newer)]
        for context in (older, newer):
            compare(context)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert isinstance(ended[older.run_id], StaleRunError)
        assert isinstance(ended[newer.run_id], PublishSummary)
        assert state(warehouse)[:2] == (50 + turn, 50 + turn)


def test_server_killed_during_publication_keeps_the_old_or_the_new_state() -> None:
    many = [Household(number) for number in range(5_000)]
    with TemporaryDirectory(prefix="tepat-test-", dir="/var/tmp") as directory:
        Path(directory).chmod(0o755)
        server = EmbeddedPostgres(Path(directory))
        warehouse = Warehouse(server.start(), PROJECT_ROOT / "include" / "sql")
        try:
            upgrade(warehouse)
            for turn, delay in enumerate((0.05, 0.2, 0.5)):
                before = state(warehouse)
                context = decide(begin(warehouse, Path(directory)), many[: 5_000 - turn])
                compare(context)
                killer = threading.Timer(delay, _kill, [server])
                killer.start()
                try:
                    commit(context)
                except WarehouseUnavailableError:
                    killer.join()
                    server.start()
                    assert state(warehouse) in (
                        before,
                        (5_000 - turn,) * 2 + (10_000 - 2 * turn, turn + 1),
                    )
                    commit(context)
                killer.join()
                server.start()
                assert state(warehouse)[:3] == (5_000 - turn, 5_000 - turn, 10_000 - 2 * turn)
                assert len(load_published(warehouse).publications) == turn + 1
        finally:
            warehouse.close()
            server.stop()


def _kill(server: EmbeddedPostgres) -> None:
    pid = server.status().pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
