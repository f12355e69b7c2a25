from collections.abc import Iterator
from pathlib import Path

import pytest

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One engine for all tests of a module; each replaces the tables it needs."""
    scratch: Path = tmp_path_factory.mktemp("scratch")
    with Engine(PROJECT_ROOT / "include" / "sql", scratch, memory_limit="500MB") as engine:
        yield engine
