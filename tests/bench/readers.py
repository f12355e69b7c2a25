"""``make bench-readers``: what readers of a million families notice of 50 publications.

Each publication decides one household in a hundred otherwise. Meanwhile one reader asks short
questions, one goes through all reports with a reader's rights, one counts in one snapshot what
must add up, and one keeps a report open for 20 seconds at a time; each with a login of its own.
``--docs`` writes the table into docs/figures.md.
"""

import argparse
import multiprocessing
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from tests.bench.nights import PERIOD, Town
from tests.bench.tables import write_figures
from tests.stages.publish.steps import compare

from tepat.access.logins import add_login
from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stages.publish import commit
from tepat.stores.runs import begin_run
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

HEADINGS = ("measured", "figure", "limit")
ONE_IN = 100  # households that each publication decides otherwise
_SHORT = {
    "last publication": "select publication_id, digest from report.publications"
    " order by publication_id desc limit 1",
    "one household": "select status, amount_idr from published.current_decision"
    " where household_id = (select min(household_id) from published.decision)",
    "cities": "select kota, eligible from report.recipients_by_kota",
}
# In one snapshot these three are the same.
_PUBLISHED = (
    "select eligible, held, ineligible from published.publication"
    " order by publication_id desc limit 1"
)
_COUNTED = (
    "select count(*) filter (where status = 'ELIGIBLE'), count(*) filter (where status = 'HELD'),"
    " count(*) filter (where status = 'INELIGIBLE') from published.current_decision"
)
_REPORTED = "select sum(eligible), sum(held), sum(ineligible) from report.recipients_by_kota"
_REPORTS = (
    "select relname from pg_class"
    " where relnamespace = 'report'::regnamespace and relkind = 'v' order by 1"
)
_CHANGED = """
copy (
    select * exclude (is_other) replace (
        if(is_other, 'HELD', status) as status,
        if(is_other, 0, amount_idr) as amount_idr,
        if(is_other, sha256(row_hash), row_hash) as row_hash
    )
    from (
        select *, hash(household_id) % {one_in} = {night} % {one_in} and status = 'ELIGIBLE'
            as is_other
        from read_parquet('{source}')
    )
) to '{target}' (format parquet)
"""


@dataclass
class Seen:
    """What one reader saw: seconds of each answer by question, broken snapshots, errors."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    mixed: int = 0
    errors: list[str] = field(default_factory=list)

    def ask(self, connection: sa.Connection, name: str, query: str) -> Sequence[Any]:
        """Ask, and note how long the answer took."""
        started = time.perf_counter()
        rows = connection.exec_driver_sql(query).all()
        self.seconds.setdefault(name, []).append(time.perf_counter() - started)
        return rows


def ask_short_questions(connection: sa.Connection, seen: Seen) -> None:
    """A dashboard, an officer: short questions."""
    for name, query in _SHORT.items():
        seen.ask(connection, name, query)
    time.sleep(0.05)


def go_through_reports(connection: sa.Connection, seen: Seen) -> None:
    """Every report whole."""
    for report in connection.exec_driver_sql(_REPORTS).scalars().all():
        seen.ask(connection, f"report.{report}", f"select * from report.{report}")
        time.sleep(0.05)


def add_up(connection: sa.Connection, seen: Seen) -> None:
    """In one snapshot: the publication's own figures, its decisions counted, and the report."""
    found = [seen.ask(connection, "in a snapshot", q) for q in (_PUBLISHED, _COUNTED, _REPORTED)]
    seen.mixed += len({tuple(int(count) for count in rows[0]) for rows in found}) > 1
    connection.rollback()
    time.sleep(0.5)


def keep_report_open(connection: sa.Connection, seen: Seen) -> None:
    """A report that takes 20 seconds sees one state from its first row to its last."""
    before = seen.ask(connection, "report kept open", _COUNTED)
    connection.exec_driver_sql("select pg_sleep(20)")
    seen.mixed += before != seen.ask(connection, "report kept open", _COUNTED)
    connection.rollback()


@dataclass(frozen=True)
class Reader:
    """A reader with a login of its own."""

    read: Callable[[sa.Connection, Seen], None]
    role: Role
    isolation: Literal["AUTOCOMMIT", "REPEATABLE READ"]


READERS = (
    Reader(ask_short_questions, Role.OFFICER, "AUTOCOMMIT"),
    Reader(go_through_reports, Role.REPORT_READER, "AUTOCOMMIT"),
    Reader(add_up, Role.AUDITOR, "REPEATABLE READ"),
    Reader(keep_report_open, Role.AUDITOR, "REPEATABLE READ"),
)


def read_on(reader: Reader, url: str, is_over: Event) -> Seen:
    """Read again and again until it is over."""
    seen = Seen()
    engine = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg2"), isolation_level=reader.isolation
    )
    with engine.connect() as connection:
        while not is_over.is_set():
            try:
                reader.read(connection, seen)
            except sa.exc.SQLAlchemyError as error:
                seen.errors.append(str(error))
                connection.rollback()
    engine.dispose()
    return seen


def publish_another(first: Context, night: int) -> float:
    """Publish what the first run decided, one household in a hundred of it otherwise.

    Returns:
        Seconds of the publishing transaction.
    """
    run_id = begin_run(first.warehouse, first.period, first.run_date, first.rule_book.identity)
    context = Context(first.settings, first.warehouse, first.period, first.run_date, run_id)
    for stage in ("linked", "decided"):
        source = first.lake.of_run(first.run_id, stage)
        with context.lake.seal(context.lake.run_directory(run_id, stage), source.facts) as target:
            for name in source.names:
                if (stage, name) == ("decided", "decision"):
                    _change_some(context, source[name], target / f"{name}.parquet", night)
                else:
                    os.link(source[name], target / f"{name}.parquet")
    compare(context)
    started = time.perf_counter()
    commit(context)
    seconds = time.perf_counter() - started
    if night:
        # Fifty snapshots of a million families would fill a disk; the next needs the last alone.
        shutil.rmtree((context.lake.root / context.lake.run_directory(run_id - 1, "")).resolve())
    return seconds


def _change_some(context: Context, source: Path, target: Path, night: int) -> None:
    statement = _CHANGED.format(source=source, target=target, night=night, one_in=ONE_IN)
    with context.engine() as engine:
        engine.connection.execute(statement)


def measure(town: Town, publications: int, console: Console) -> list[tuple[str, str, str]]:
    """Publish, read meanwhile, and say what was seen."""
    console.log(f"simulating {town.families:,} families")
    town.simulate()
    console.log("first night")
    summary = town.refresh("2021-07-19").summary
    url = town.warehouse_url()
    warehouse = Warehouse(url, PROJECT_ROOT / "include" / "sql")
    first = Context(
        Settings(state_dir=town.state),
        warehouse,
        Period.parse(PERIOD),
        date(2021, 7, 19),
        int(summary["run_id"]),
    )
    logins = [add_login(warehouse, f"bench_{n}", one.role) for n, one in enumerate(READERS)]
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(len(READERS)) as pool:
        is_over = manager.Event()
        jobs = [
            pool.apply_async(read_on, (one, login, is_over))
            for one, login in zip(READERS, logins, strict=True)
        ]
        seconds = []
        for night in range(publications):
            seconds.append(publish_another(first, night))
            console.log(f"publication {night + 2}: {seconds[-1]:.1f} s")
        is_over.set()
        seen = [job.get() for job in jobs]
    return [
        (f"{publications} publications, of one household in {ONE_IN} otherwise",
         f"{statistics.median(seconds):.1f} s each", ""),
        *_findings(seen),
    ]  # fmt: skip


def _findings(seen: list[Seen]) -> list[tuple[str, str, str]]:
    short, reports, snapshots, kept_open = seen
    answers = sum(len(times) for one in seen for times in one.seconds.values())
    times = [second for one in short.seconds.values() for second in one]
    slowest = max(reports.seconds, key=lambda name: statistics.median(reports.seconds[name]))
    return [
        ("answers, errors", f"{answers:,}, {sum(len(one.errors) for one in seen)}", "0 errors"),
        (
            "snapshots that did not add up",
            f"{snapshots.mixed} of {len(snapshots.seconds['in a snapshot']) // 3:,}",
            "0",
        ),
        (
            "reports of 20 s that saw two states",
            f"{kept_open.mixed} of {len(kept_open.seconds['report kept open']) // 2:,}",
            "0",
        ),
        ("short question, median", f"{statistics.median(times) * 1000:.0f} ms", ""),
        ("short question, longest", f"{max(times) * 1000:.0f} ms", "≤ 250 ms"),
        (
            f"slowest report ({slowest}), median",
            f"{statistics.median(reports.seconds[slowest]) * 1000:.0f} ms",
            "≤ 300 ms",
        ),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=1_000_000)
    parser.add_argument("--publications", type=int, default=50)
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    console = Console(width=130)
    with tempfile.TemporaryDirectory(prefix="tepat-bench-", dir="/var/tmp") as directory:
        Path(directory).chmod(0o755)
        town = Town(Path(directory), arguments.families)
        town.state.mkdir()
        try:
            rows = measure(town, arguments.publications, console)
        finally:
            town.down()
    table = Table(*HEADINGS)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    if arguments.docs:
        write_figures("bench-readers", HEADINGS, rows)


if __name__ == "__main__":
    main()
