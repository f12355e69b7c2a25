"""``make bench-payments``: a million payments out, the bank's answers in, to the rupiah.

A little more than a million invented households stand published as eligible, so that a million
have an account. The simulated bank opens the accounts it is asked for; a batch is drafted (CSV,
XLSX) and sealed; the bank answers in two files, a week apart, with less than 1 % anomalies of which
it keeps the truth; both are reconciled.
``--households`` and ``--seed`` set another size and chance; ``--docs`` writes the table into
docs/figures.md.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from tests.bench.tables import write_figures

from tepat.context import Context
from tepat.distribution.payments import draft, hand_over, open_draft, reconcile_results, seal
from tepat.distribution.payments.batch_draft import ACCOUNTS
from tepat.distribution.payments.results import RESULTS, ReconciliationSummary
from tepat.domain.periods import Period
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.pipelines.refresh import arrive
from tepat.simulate import simulate_bank
from tepat.simulate.names import call, render_names
from tepat.simulate.places import load_places
from tepat.stages.publish import load_published
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

JULY = Period(2021, 7)
RUN_ID = 1
INSTRUCT_LIMIT, RECONCILE_LIMIT = 30, 60
HEADINGS = ("measured", "figure", "limit")

Row = tuple[str, str, str]
Result = TypeVar("Result")


@dataclass
class Clock:
    """Wall seconds of named steps."""

    seconds: dict[str, float] = field(default_factory=dict)

    def time(self, name: str, work: Callable[[], Result]) -> Result:
        """Do the work and remember how long it took."""
        started = time.perf_counter()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started
        return result


@dataclass(frozen=True)
class Round:
    """A lake, a landing root and a warehouse with a published month."""

    folder: Path
    warehouse: Warehouse
    seed: int
    clock: Clock

    def context(self, day: int) -> Context:
        """A context as of a day of the month."""
        landing = self.folder / "landing"
        landing.mkdir(exist_ok=True)
        settings = Settings(state_dir=self.folder / "state", landing=str(landing))
        return Context(settings, self.warehouse, JULY, date(2021, 7, day), RUN_ID)

    def publish(self, households: int) -> None:
        """A month of eligible households, as the nightly refresh would have left it."""
        context = self.context(19)
        rng = np.random.default_rng(self.seed)
        places = np.array(load_places(PROJECT_ROOT / "include").codes)
        is_female = rng.random(households) < 0.3
        plain = np.zeros(households, np.int16)
        nobody = np.full(households, -1, np.int16)
        number = np.arange(households)
        ones = pa.nulls(households, pa.string())
        table = pa.table(
            {
                "household_id": pa.array([f"H{index:08d}" for index in number.tolist()]),
                "period": pa.array([str(JULY)] * households),
                "kelurahan_code": pa.array(places[number * len(places) // households]),
                "rt": ones,
                "rw": ones,
                "status": pa.array(["ELIGIBLE"] * households),
                "payee_nik": pa.array([f"3174{index:012d}" for index in number.tolist()]),
                "payee_name": render_names(call(rng, is_female, nobody), plain, plain),
                "amount_idr": pa.array(np.full(households, 300_000)),
            }
        )
        with context.lake.seal(context.lake.run_directory(RUN_ID, "decided"), {}) as directory:
            pq.write_table(table, directory / "decision.parquet")
        with self.warehouse.begin() as connection:
            connection.execute(
                sa.text(
                    "insert into published.publication (run_id, period, run_date, started_at,"
                    " eligible, held, ineligible, inserted, changed, closed, digest, rule_set,"
                    " rule_set_sha256, landings) values (:run, :period, '2021-07-19', now(),"
                    " :households, 0, 0, :households, 0, 0, '', '', '', '{}')"
                ),
                {"run": RUN_ID, "period": str(JULY), "households": households},
            )

    def open_accounts(self) -> None:
        """Ask the bank for accounts, and let it open them."""
        arrive(self.context(19), ACCOUNTS)
        published = load_published(self.warehouse)
        empty = draft(self.context(19), published, [JULY])
        self.play(empty.batch_id, "rekening", is_late=False)
        context = self.context(21)
        self.clock.time("accounts: land and validate", lambda: arrive(context, ACCOUNTS))

    def instruct(self) -> str:
        """Draft, seal, hand over; the id of the batch."""
        context, published = self.context(21), load_published(self.warehouse)
        found = self.clock.time("draft", lambda: draft(context, published, [JULY]))
        self.clock.time("seal", lambda: seal(context, found.batch_id, "bench"))
        out = self.folder / "out"
        sealed = open_draft(context.lake, found.batch_id)
        self.clock.time("hand over", lambda: hand_over(sealed, out))
        return found.batch_id

    def answer(self, batch_id: str, day: int, *, is_late: bool) -> ReconciliationSummary:
        """The bank answers, and is reconciled."""
        self.play(batch_id, "instruksi", is_late=is_late)
        context = self.context(day)
        self.clock.time("results: land and validate", lambda: arrive(context, RESULTS))
        return self.clock.time("reconcile", lambda: reconcile_results(context))

    def play(self, batch_id: str, kind: str, *, is_late: bool) -> None:
        """The bank reads a file and writes its answer."""
        context = self.context(19)
        out = self.folder / "out"
        hand_over(open_draft(context.lake, batch_id), out)
        (path,) = out.glob(f"{kind}-*-{batch_id}.csv")
        landing, truth = self.folder / "landing", self.folder / "truth"
        simulate_bank(path, landing, truth, date(2021, 7, 21), seed=self.seed, is_late=is_late)

    def mistaken(self) -> tuple[int, int]:
        """Lines of the bank that are no plain answers, and how many of them were misjudged."""
        anomalies = {
            (name.rpartition("/")[2], number): kind
            for name, number, kind in self._rows(
                "select f.name, a.source_row, a.kind from ops.payment_anomaly a"
                " inner join ops.landed_file f on f.sha256 = a.source_file"
                " union all select f.name, q.row_number, 'QUARANTINED' from ops.quarantined_row q"
                f" inner join ops.landed_file f using (sha256) where f.feed = '{RESULTS}'"
            )
        }
        expected = {
            (f"{path.stem}.csv", row["row_number"]): row["expected_class"]
            for path in (self.folder / "truth").glob("instruksi-*-*-*-*.parquet")
            for row in pq.read_table(path).to_pylist()
            if row["expected_class"] != "COUNTED"
        }
        wrong = sum(anomalies.get(key) != expected.get(key) for key in {*anomalies, *expected})
        return len(expected), wrong

    def _rows(self, query: str) -> list[tuple[str, int, str]]:
        with self.warehouse.begin() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


def measure(work: Round, households: int, log: Callable[[str], None]) -> list[Row]:
    """Run everything; the rows are what is measured, its figure, and its limit."""
    log(f"publishing {households:,} households")
    work.publish(households)
    log("accounts")
    work.open_accounts()
    log("instructions")
    batch_id = work.instruct()
    log("results")
    first = work.answer(batch_id, 22, is_late=False)
    late = work.answer(batch_id, 29, is_late=True)
    seconds = work.clock.seconds
    written = seconds["draft"] + seconds["seal"] + seconds["hand over"]
    lines = first.lines + late.lines
    odd, wrong = work.mistaken()
    unexplained = sum(
        city.instructed_idr
        - (city.paid_idr + city.failed_idr + city.returned_idr)
        - (city.disputed_idr + city.unanswered_idr)
        for city in late.cities
    )
    instructions = sum(city.instructions for city in late.cities)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2

    def figure(name: str, label: str = "", limit: str = "") -> Row:
        return label or f"of it: {name}", f"{seconds[name]:.1f} s", limit

    return [
        (
            f"{instructions:,} instructions: CSV, XLSX, sealed",
            f"{written:.1f} s",
            f"(≤ {INSTRUCT_LIMIT} s)",
        ),
        *(figure(name) for name in ("draft", "seal", "hand over")),
        figure("reconcile", f"{lines:,} results reconciled", f"(≤ {RECONCILE_LIMIT} s)"),
        *(figure(name, name) for name in seconds if "validate" in name),
        ("rupiah unexplained", f"{unexplained:,}", "(0)"),
        ("anomalies among the lines", f"{odd:,}", f"{odd / lines:.2%} (≤ 1 %)"),
        ("not found, or called by another name", f"{wrong:,}", "(0)"),
        ("largest process", f"{peak:.1f} GiB", ""),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=1_075_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="tepat-payments-", dir="/var/tmp") as directory:
        folder = Path(directory)
        folder.chmod(0o755)
        server = EmbeddedPostgres(folder / "server")
        try:
            warehouse = Warehouse(server.start(), PROJECT_ROOT / "include" / "sql")
            upgrade(warehouse)
            work = Round(folder, warehouse, arguments.seed, Clock())
            rows = measure(work, arguments.households, console.log)
        finally:
            server.stop()
    table = Table(*HEADINGS)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    if arguments.docs:
        write_figures("bench-payments", HEADINGS, rows)


if __name__ == "__main__":
    main()
