"""Runs stages declared as data: inputs, statements in order, outputs.

A step is the path of a statement file without its extension (``reconcile/select_deaths``), a
:class:`Stream` of a statement into the lake, a :class:`Repeat` of statements until nothing changes,
a :class:`When` for conditional steps, or a :class:`Task` for Python code such as scoring. A test
derives reads from the SQL and checks the declared inputs, outputs and order
(``tests/stages/test_declarations.py``).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tepat.context import Context
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.support.errors import NotSettledError

MOST_ROUNDS = 10_000

Rows = list[Path] | pa.Table
"""Rows of an input: Parquet files with the same columns, one CSV, or an Arrow table."""


@dataclass(frozen=True)
class Task:
    """A step in Python.

    Args:
        work: The function to call.
        reads: Tables that it reads.
        writes: Tables that it writes.
    """

    work: "Callable[[StageRun], None]"
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repeat:
    """Statements repeated, each round on the result of the last, until nothing changes.

    Args:
        table: The table checked for changes; one of the statements writes it.
        statements: Run in this order, at least twice.
    """

    table: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Stream:
    """A statement whose rows are written to the lake as they are computed, not to memory.

    Args:
        statement: The statement.
        table: The output that it writes.
    """

    statement: str
    table: str


@dataclass(frozen=True)
class When:
    """Steps run only under a condition.

    Args:
        holds: The condition.
        steps: Run in this order.
    """

    holds: "Callable[[StageRun], bool]"
    steps: "tuple[Step, ...]"


Step = str | Task | Repeat | Stream | When


@dataclass(frozen=True)
class Input:
    """A table that a stage reads but does not write.

    Args:
        find: Finds its rows; returns none if there are none yet.
        when_missing: The statement that creates an empty table; unset if rows always exist.
        with_filename: Whether to add a column ``filename`` with the file of each row.
    """

    find: "Callable[[StageRun], Rows]"
    when_missing: str | None = None
    with_filename: bool = False


@dataclass(frozen=True)
class Stage:
    """Inputs, steps and outputs of a stage.

    Args:
        name: Its name in the statement log.
        inputs: Tables attached before the first step, by name.
        steps: Steps, run in this order.
        outputs: The tables written to the lake, with the sort columns of each.
    """

    name: str
    inputs: Mapping[str, Input]
    steps: tuple[Step, ...]
    outputs: Mapping[str, str] = field(default_factory=dict)


class StageRun:
    """One run of a stage's steps on one engine.

    Args:
        context: The run.
        engine: Where the statements run.
        params: Bind parameters of the statements; tasks may add to them.
        given: Values from the caller for inputs and tasks.
    """

    def __init__(
        self, context: Context, engine: Engine, params: Mapping[str, Any], given: Any = None
    ) -> None:
        self.context, self.engine, self.given = context, engine, given
        self.params = dict(params)
        self.facts: dict[str, Any] = {}
        self._known: dict[str, list[Landing]] = {}

    def known(self, feed: str) -> list[Landing]:
        """The validated landings of a feed known on the run date, in order.

        Always includes the empty landing 0.
        """
        if feed not in self._known:
            found = self.context.lake.landings(self.context.feeds[feed], "validated")
            self._known[feed] = [
                landing for landing in found if landing.landed_on <= self.context.run_date
            ]
        return self._known[feed]

    def run(self, *steps: Step) -> None:
        """Run steps in order."""
        for step in steps:
            if isinstance(step, str):
                self.statement(step)
            elif isinstance(step, Repeat):
                self._repeat(step)
            elif isinstance(step, Stream):
                self.statement(step.statement)
            elif isinstance(step, When):
                self.run(*(step.steps if step.holds(self) else ()))
            else:
                step.work(self)

    def statement(self, name: str, **params: Any) -> str:
        """Run one statement, named without extension; returns the table it writes."""
        return self.engine.run(f"{name}.sql", **self.params, **params)

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """Run one statement with few result rows; returns them."""
        return self.engine.rows(f'from "{self.statement(name, **params)}"')

    def _repeat(self, step: Repeat) -> None:
        state = f'select count(*) as many, sum(hash(t)) as state from "{step.table}" as t'  # noqa: S608
        before = None
        for _ in range(MOST_ROUNDS):
            now = self.engine.rows(state)
            if now == before:
                return
            before = now
            self.run(*step.statements)
        raise NotSettledError(
            f"{', '.join(step.statements)} still change {step.table} after {MOST_ROUNDS} rounds.",
            kept="Nothing of this stage was written.",
            todo="Correct the statements: the rounds must converge.",
        )


@contextmanager
def running(
    stage: Stage,
    context: Context,
    *,
    params: Mapping[str, Any] = MappingProxyType({}),
    given: Any = None,
    target: str | None = None,
) -> Iterator[StageRun]:
    """Attach a stage's inputs, run its steps, yield the run, and seal its outputs.

    The body of the ``with`` statement can read all tables and add to ``facts``; these are sealed
    with the outputs on success.

    Args:
        stage: The stage.
        context: The run.
        params: Values for the parameters that statements name.
        given: Values for inputs and tasks.
        target: The lake directory to write; none if nothing is stored.

    Raises:
        LakeDamagedError: An input of the lake is missing or damaged.
        NotSettledError: Repeated statements do not converge.
    """
    with context.engine() as engine:
        run = StageRun(context, engine, params, given)
        for name, source in stage.inputs.items():
            attach(run, name, source)
        if target is None:
            run.run(*stage.steps)
            yield run
            return
        with context.lake.seal(target, run.facts) as directory:
            streamed = dict(_run_into(run, stage, directory))
            yield run
            kept = {name: order for name, order in stage.outputs.items() if name not in streamed}
            engine.write_tables(directory, kept)


def _run_into(run: StageRun, stage: Stage, directory: Path) -> Iterator[tuple[str, str]]:
    """Run the steps; yields streamed tables with their sort columns."""
    for step in stage.steps:
        if isinstance(step, Stream):
            order = stage.outputs[step.table]
            run.engine.run_into(directory, f"{step.statement}.sql", order, **run.params)
            yield step.table, order
        else:
            run.run(step)


def attach(run: StageRun, name: str, source: Input) -> None:
    """Attach an input under its name."""
    rows = source.find(run)
    if isinstance(rows, pa.Table):
        run.engine.attach_arrow(name, rows)
    elif not rows and source.when_missing:
        run.statement(source.when_missing)
    elif rows[0].suffix == ".csv":
        run.engine.attach_csv(name, rows[0])
    else:
        run.engine.attach_parquet(name, rows, with_filename=source.with_filename)


def landed(feed: str, table: str) -> "Callable[[StageRun], Rows]":
    """A table of all validated landings of a feed known on the run date."""
    return lambda run: [landing.sealed[table] for landing in run.known(feed)]


def empty_as(path: Path) -> Rows:
    """No rows, with the columns of a Parquet file."""
    return pq.read_schema(path).empty_table()


def of_run(stage: str, table: str) -> "Callable[[StageRun], Rows]":
    """A table written by an earlier stage of this run."""
    return lambda run: [run.context.lake.of_run(run.context.run_id, stage)[table]]


def reference(name: str) -> "Callable[[StageRun], Rows]":
    """A reference table of ``include/reference``."""
    return lambda run: [run.context.settings.include_dir / "reference" / f"{name}.csv"]
