"""Apache Superset draws its charts from the reports, with a reader's login and nothing more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.clients.conftest import ELIGIBLE
from tests.clients.superset_server import Superset, superset_server
from tests.stores.test_report_columns import PUBLISHED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def superset(
    installed: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Superset]:
    with superset_server(installed("superset"), tmp_path_factory.mktemp("superset")) as running:
        yield running


@pytest.fixture(scope="module")
def database(superset: Superset, reader_url: str) -> int:
    return superset.connect(reader_url)


def test_superset_lists_every_report(superset: Superset, database: int) -> None:
    assert superset.tables(database, "report") == set(PUBLISHED)


def test_superset_charts_a_report(superset: Superset, database: int) -> None:
    rows = superset.chart(database, "report", "recipients_by_kota", "kota", "eligible")
    assert [row["eligible"] for row in rows] == [ELIGIBLE]


def test_superset_is_denied_tables_that_are_not_reports(superset: Superset, database: int) -> None:
    refused = superset.refusal(database, "select * from published.decision")
    assert "permission denied for schema published" in refused
