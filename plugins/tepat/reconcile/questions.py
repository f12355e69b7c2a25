"""Questions asked of the engine, once or until the answer stays as it is."""

from typing import Any

from tepat.engine import Engine
from tepat.errors import NotSettledError

# A label travels one key further in each round; chains of families are a handful of keys long.
_MOST_ROUNDS = 1000


class Questions:
    """The statements of ``include/sql/reconcile``, asked by name.

    Args:
        engine: Where they are asked.
        params: Values of their parameters.
        model: The linkage model.
        most_rounds: How often one is asked until its answer stays as it is.
    """

    def __init__(
        self,
        engine: Engine,
        params: dict[str, Any],
        model: dict[str, Any],
        *,
        most_rounds: int = _MOST_ROUNDS,
    ) -> None:
        self.engine, self.params, self.model = engine, params, model
        self._most_rounds = most_rounds

    def __call__(self, *names: str) -> None:
        """Ask some, each once."""
        for name in names:
            self.engine.run(f"reconcile/{name}.sql", **self.params)

    def until_settled(self, table: str, *names: str) -> None:
        """Ask again, each answer building on the last one, until the table stays as it is.

        Raises:
            NotSettledError: It has changed in every round.
        """
        state = f'select count(*) as many, sum(hash(t)) as state from "{table}" as t'  # noqa: S608
        before = self.engine.rows(state)
        for _ in range(self._most_rounds):
            self(*names)
            now = self.engine.rows(state)
            if now == before:
                return
            before = now
        raise NotSettledError(
            f"{table} has still changed after {self._most_rounds} rounds of {', '.join(names)}.",
            kept="The last publication stands.",
            todo="Look at what has landed last for families or Kartu Keluarga that follow from each"
            " other in a long chain or a circle, and have it corrected.",
        )

    def join_nodes(self) -> None:
        """Nodes bound by a key, directly or over others, get one label."""
        self("start_labels")
        self.until_settled("node_label", "spread_labels")
