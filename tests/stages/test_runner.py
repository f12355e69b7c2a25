"""The runner of stages: steps that repeat come to an end, or are named."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from tepat import stage_runner
from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stage_runner import StageRun
from tepat.stages.reconcile.stage import JOIN_NODES
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import NotSettledError
from tepat.support.settings import PROJECT_ROOT, Settings


@pytest.fixture
def run(tmp_path: Path) -> StageRun:
    """A run without a warehouse."""
    sql = PROJECT_ROOT / "include" / "sql"
    warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", sql)
    context = Context(
        Settings(state_dir=tmp_path), warehouse, Period(2021, 7), date(2021, 7, 19), 1
    )
    return StageRun(context, context.engine(), {})


def chain(engine: Engine, nodes: int) -> None:
    """Each node shares a key with the next one only."""
    pairs = [(node, key) for key in range(nodes - 1) for node in (key, key + 1)]
    columns = {"node": [node for node, _ in pairs], "key": [key for _, key in pairs]}
    engine.attach_arrow("node_key", pa.table(columns))


def test_repeated_steps_stop_when_no_row_changes(run: StageRun) -> None:
    chain(run.engine, 30)
    run.run(*JOIN_NODES)
    assert run.engine.rows("select distinct label from node_label") == [{"label": 0}]


def test_repeated_steps_over_the_limit_raise_an_error_with_their_names(
    run: StageRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_runner, "MOST_ROUNDS", 5)
    chain(run.engine, 30)
    with pytest.raises(
        NotSettledError, match="propagate_component_labels still change node_label after 5 rounds"
    ) as found:
        run.run(*JOIN_NODES)
    assert found.value.kept
    assert found.value.todo


def test_every_statement_is_recorded_with_seconds_and_rows(run: StageRun) -> None:
    chain(run.engine, 3)
    run.run("reconcile/init_component_labels")
    (noted,) = run.context.statement_log
    assert (noted.statement, noted.rows) == ("reconcile/init_component_labels", 3)
    assert noted.seconds >= 0
