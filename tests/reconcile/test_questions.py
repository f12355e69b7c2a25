"""What is asked until the answer stays as it is comes to an end, or is named."""

import pyarrow as pa
import pytest

from tepat.engine import Engine
from tepat.errors import NotSettledError
from tepat.reconcile.questions import Questions


def chain(engine: Engine, nodes: int) -> None:
    """Each node shares a key with the next one only."""
    pairs = [(node, key) for key in range(nodes - 1) for node in (key, key + 1)]
    columns = {"node": [node for node, _ in pairs], "key": [key for _, key in pairs]}
    engine.attach_arrow("node_key", pa.table(columns))


def test_the_nodes_of_a_chain_get_one_label(engine: Engine) -> None:
    chain(engine, 30)
    Questions(engine, {}, {}).join_nodes()
    assert engine.rows("select distinct label from node_label") == [{"label": 0}]


def test_a_chain_that_is_too_long_is_named_with_what_was_kept(engine: Engine) -> None:
    chain(engine, 30)
    with pytest.raises(NotSettledError, match="node_label has still changed after 5 rounds") as it:
        Questions(engine, {}, {}, most_rounds=5).join_nodes()
    assert it.value.kept
    assert "chain" in it.value.todo
