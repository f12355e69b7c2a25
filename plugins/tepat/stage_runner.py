"""A stage is data: inputs, statements in order, outputs. One runner attaches, runs, times, seals.

A step is the path of a statement file without its ending (``reconcile/select_deaths``), or a
:class:`Stream` of one into the lake, a :class:`Repeat` of some until they change nothing more, a
:class:`When` for some under a condition, or a :class:`Task`: what is not a statement, such as
scoring. Declared so, what a stage reads and writes, and in which order, is checked against the SQL
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
"""What an input is found as: Parquet files of one shape, one CSV, or an Arrow table."""


@dataclass(frozen=True)
class Task:
    """A step that is not a statement.

    Args:
        work: What it does.
        reads: Tables that it reads.
        writes: Tables that it writes.
    """

    work: "Callable[[StageRun], None]"
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Repeat:
    """Statements that are run again, each round on the result of the last, until nothing changes.

    Args:
        table: The table that is watched; it is written by one of the statements.
        statements: Run in this order, at least twice.
    """

    table: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Stream:
    """A statement whose rows go into the lake as they are computed, not into memory first.

    Args:
        statement: The statement.
        table: The output that it writes.
    """

    statement: str
    table: str


@dataclass(frozen=True)
class When:
    """Steps that are run only under a condition.

    Args:
        holds: The condition.
        steps: Run in this order.
    """

    holds: "Callable[[StageRun], bool]"
    steps: "tuple[Step, ...]"


Step = str | Task | Repeat | Stream | When


@dataclass(frozen=True)
class Input:
    """A table that a stage reads and does not write.

    Args:
        find: Finds its rows; none when there are none yet.
        when_missing: The statement that writes an empty one; without it there are always rows.
        with_filename: Whether a column ``filename`` says which file a row came from.
    """

    find: "Callable[[StageRun], Rows]"
    when_missing: str | None = None
    with_filename: bool = False


@dataclass(frozen=True)
class Stage:
    """What a stage reads, does and keeps.

    Args:
        name: Names it in the log of statements.
        inputs: What is attached before the first step, by the name that statements read it by.
        steps: What is run, in this order.
        outputs: The tables that are sealed, and the columns by which each is sorted.
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
        params: Values for the parameters that statements name; tasks may add to them.
        given: What the stage's caller hands to inputs and tasks.
    """

    def __init__(
        self, context: Context, engine: Engine, params: Mapping[str, Any], given: Any = None
    ) -> None:
        self.context, self.engine, self.given = context, engine, given
        self.params = dict(params)
        self.facts: dict[str, Any] = {}
        self._known: dict[str, list[Landing]] = {}

    def known(self, feed: str) -> list[Landing]:
        """The validated landings of a feed that are known on the run date, in order.

        The empty landing 0 is always among them.
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
        """Run one statement, named without its ending; returns the table it writes."""
        return self.engine.run(f"{name}.sql", **self.params, **params)

    def rows(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """Run one statement that finds a few rows; returns them."""
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
            todo="Mend the statements: each round must come nearer to the end.",
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
    """Attach a stage's inputs, run its steps, hand over the run, and seal its outputs.

    What is done with the run sees all its tables, and may add to its ``facts``: they are sealed
    with the outputs when it ends well.

    Args:
        stage: What is run.
        context: The run.
        params: Values for the parameters that statements name.
        given: What inputs and tasks are handed.
        target: The directory of the lake that is sealed; none when nothing is kept there.

    Raises:
        LakeDamagedError: An input of the lake is missing or damaged.
        NotSettledError: Statements that are repeated do not come to an end.
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
    """Run the steps; yields the tables, with their order, that went straight into the lake."""
    for step in stage.steps:
        if isinstance(step, Stream):
            order = stage.outputs[step.table]
            run.engine.run_into(directory, f"{step.statement}.sql", order, **run.params)
            yield step.table, order
        else:
            run.run(step)


def attach(run: StageRun, name: str, source: Input) -> None:
    """Make an input readable by its name."""
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
    """A table of all validated landings of a feed that are known on the run date."""
    return lambda run: [landing.sealed[table] for landing in run.known(feed)]


def empty_as(path: Path) -> Rows:
    """No rows, of the columns that a Parquet file has."""
    return pq.read_schema(path).empty_table()


def of_run(stage: str, table: str) -> "Callable[[StageRun], Rows]":
    """A table that an earlier stage of this run has sealed."""
    return lambda run: [run.context.lake.of_run(run.context.run_id, stage)[table]]


def reference(name: str) -> "Callable[[StageRun], Rows]":
    """A reference table of ``include/reference``."""
    return lambda run: [run.context.settings.include_dir / "reference" / f"{name}.csv"]
