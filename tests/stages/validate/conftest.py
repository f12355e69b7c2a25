"""What the tests of this stage share."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

Ask = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine with the macros."""
    scratch = tmp_path_factory.mktemp("scratch")
    return Engine(PROJECT_ROOT / "include" / "sql", scratch, memory_limit="500MB", threads=1)


@pytest.fixture(scope="session")
def ask(engine: Engine) -> Ask:
    """What an SQL expression over ``t``, a clean text unless ``of`` says another, says of texts."""

    def answer(
        expression: str, texts: Iterable[str | None], of: str = "clean_text(t)", **params: Any
    ) -> list[Any]:
        source = "select unnest($texts::varchar[]) as t"
        query = f"select {expression} from (select {of} as t from ({source}))"
        rows = engine.connection.execute(query, {"texts": list(texts), **params}).fetchall()
        return [row[0] for row in rows]

    return answer
