"""``make bench-linkage``: who is found without a number, and who is taken for whom.

Four ways on the same invented people, each in a process of its own. The seeds are neither those of
the training nor any that was looked at while the model was made. ``--docs`` writes the table into
docs/figures.md.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table
from tests.bench.linkers import LINKERS, PRODUCT, Pair
from tests.bench.tables import write_figures
from tests.linkage.population import Population, invent_population

SEEDS = (20_260_001, 20_260_002, 20_260_003)
LISTED, MANY_LISTED = 200_000, 1_000_000
APPLICANTS = 10_000
HEADINGS = (
    "listed", "way", "precision", "recall", "F1", "in review", "F1 with review", "wrong",
    "seconds", "GiB",
)  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """Links and pairs in review of one way, counted against the truth; sums over populations."""

    applicants: int
    present: int
    links: int
    right: int
    household: int
    strangers: int
    reviewed: int
    right_in_review: int
    seconds: float
    peak_gib: float

    def __add__(self, other: "Tally") -> "Tally":
        """Counts are added; of time and memory the worse is kept."""
        sums = {name: value + getattr(other, name) for name, value in vars(self).items()}
        worst = {name: max(getattr(self, name), getattr(other, name)) for name in _COSTS}
        return Tally(**{**sums, **worst})

    @property
    def precision(self) -> float:
        """Of links."""
        return self.right / max(1, self.links)

    @property
    def recall(self) -> float:
        """Of applicants who are on the list."""
        return self.right / self.present

    @property
    def f1(self) -> float:
        """At the link threshold."""
        return 2 * self.right / (self.links + self.present)

    @property
    def f1_with_review(self) -> float:
        """At the review threshold: every pair in review taken for a link."""
        found = self.right + self.right_in_review
        return 2 * found / (self.links + self.reviewed + self.present)


_COSTS = ("seconds", "peak_gib")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    console = Console(width=150)
    several = [(LISTED, way, SEEDS) for way in LINKERS]
    rows = []
    for listed, way, seeds in [*several, (MANY_LISTED, PRODUCT, SEEDS[:1])]:
        console.log(f"{way}, {listed:,} on the list")
        tally = reduce(Tally.__add__, (measure(listed, seed, way) for seed in seeds))
        rows.append(row(listed, way, tally))
    table = Table(*HEADINGS)
    for cells in rows:
        table.add_row(*cells)
    console.print(table)
    console.print(
        f"{APPLICANTS:,} applicants each, half of them on the list; seeds {SEEDS}. Wrong: links to"
        " another member of the household + to strangers."
    )
    if arguments.docs:
        write_figures("bench-linkage", HEADINGS, rows)


def measure(listed: int, seed: int, way: str) -> Tally:
    """Invent a population and let one way find its applicants, in a process of its own."""
    population = invent_population(listed, APPLICANTS, seed)
    with tempfile.TemporaryDirectory(prefix="tepat-bench-") as directory:
        pq.write_table(population.applicants, Path(directory) / "applicants.parquet")
        pq.write_table(population.listed, Path(directory) / "listed.parquet")
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            links, review, seconds, peak_gib = pool.apply(_find, (way, Path(directory)))
    present = set(population.listed["record_key"].to_pylist())
    applicants = population.applicants["record_key"].to_pylist()
    wrong = [pair for pair in links if pair[0] != pair[1]]
    same_home = _of_one_home(population, wrong)
    return Tally(
        applicants=len(applicants),
        present=sum(key in present for key in applicants),
        links=len(links),
        right=len(links) - len(wrong),
        household=same_home,
        strangers=len(wrong) - same_home,
        reviewed=len(review),
        right_in_review=sum(one == other for one, other in review),
        seconds=seconds,
        peak_gib=peak_gib,
    )


def _find(way: str, folder: Path) -> tuple[list[Pair], list[Pair], float, float]:
    started = time.perf_counter()
    links, review = LINKERS[way](folder)
    seconds = time.perf_counter() - started
    return links, review, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _of_one_home(population: Population, pairs: Iterable[Pair]) -> int:
    """How many pairs are two members of one household."""
    return sum(
        _home(population.applicants, one) == _home(population.listed, other) for one, other in pairs
    )


def _home(records: pa.Table, key: int) -> int:
    return int(records["home"][pc.index(records["record_key"], key).as_py()].as_py())


def row(listed: int, way: str, tally: Tally) -> tuple[str, ...]:
    """The cells of one line; the product's carry the limits."""
    limits = _LIMITS[listed] if way == PRODUCT else ("",) * 6
    precision, recall, f1, review, seconds, memory = limits
    return (
        f"{listed:,}",
        way,
        f"{tally.precision:.4f}{precision}",
        f"{tally.recall:.3f}{recall}",
        f"{tally.f1:.3f}",
        f"{tally.reviewed / tally.applicants:.2%}{review}",
        f"{tally.f1_with_review:.3f}{f1}",
        f"{tally.household} + {tally.strangers}",
        f"{tally.seconds:.1f}{seconds}",
        f"{tally.peak_gib:.2f}{memory}",
    )


_QUALITY = (" (≥ 0.999)", " (≥ 0.96)", " (≥ 0.99)", " (≤ 3 %)")
_LIMITS = {LISTED: (*_QUALITY, " (≤ 25)", " (≤ 1)"), MANY_LISTED: (*_QUALITY, " (≤ 60)", " (≤ 3)")}


if __name__ == "__main__":
    main()
