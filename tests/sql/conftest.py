"""The engine that all cases of a module share: each replaces the tables it needs."""

import pytest
from tests.sql.cases import SQL

from tepat.stores.engine import Engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(SQL, tmp_path_factory.mktemp("scratch"), memory_limit="500MB", threads=1)
