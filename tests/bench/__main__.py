"""``make bench``: the nightly refresh beside the floor, in one run on this machine.

``--families`` sets the large size (a million by default); the small one is a tenth of it.
``--docs`` writes the table into docs/figures.md. Figures are ratios of one run: machines differ.
"""

import argparse
import shutil
import tempfile
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table
from tests.bench.accuracy import Accuracy, measure_accuracy
from tests.bench.explaining import explain_seconds
from tests.bench.floor import measure_floor
from tests.bench.nights import PERIOD, Town
from tests.bench.tables import write_figures

from tepat.simulate import simulate_next_night
from tepat.support.settings import PROJECT_ROOT

Row = tuple[str, str, str]
_HEADINGS = ("measured", "figure", "ratio (limit)")


def publish_seconds(summary: dict[str, object]) -> float:
    """Seconds of the publish step, as the run recorded them."""
    steps = summary["seconds"]
    assert isinstance(steps, dict)
    return float(steps["publish"])


def main() -> None:
    """Measure both sizes and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=1_000_000)
    parser.add_argument("--docs", action="store_true")
    arguments = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="tepat-bench-", dir="/var/tmp") as directory:
        root = Path(directory)
        root.chmod(0o755)
        small = Town(root / "small", arguments.families // 10)
        large = Town(root / "large", arguments.families)
        rows, accuracy = measure(small, large, console)
    show(console, rows, accuracy)
    if arguments.docs:
        write_figures("bench", _HEADINGS, rows)


def measure(small: Town, large: Town, console: Console) -> tuple[list[Row], Accuracy]:
    """Run everything; the rows are what is measured, its figure, and its limit."""
    for town in (small, large):
        town.root.mkdir()
        town.state.mkdir()
        console.log(f"simulating {town.families:,} families")
        town.simulate()
    console.log("small: first night")
    small_night = small.refresh("2021-07-19")
    small.down()
    shutil.rmtree(small.root)
    url = large.warehouse_url()
    console.log("large: the floor")
    floor = measure_floor(large.landing, large.root, url, large.families)
    console.log("large: first night")
    first = large.refresh("2021-07-19")
    accuracy = measure_accuracy(large.root / "town" / "truth", url, PERIOD, large.root)
    console.log("large: next night, 1 % changed")
    simulate_next_night(large.root / "town", PROJECT_ROOT / "include")
    following = large.refresh("2021-07-20")
    again = large.refresh("2021-07-20")
    month = ("--period", PERIOD, "--out", str(large.root / "out"))
    report_seconds = large.seconds("report", *month)
    feedback_seconds = large.seconds("feedback", *month)
    diff_seconds = large.seconds("diff", "1", "2")
    replay_seconds = large.seconds("replay", "--publication", "2")
    explaining = explain_seconds(large, url)
    large.down()
    if again.digest != following.digest:
        raise SystemExit("The same night again gave another digest.")
    peak = max(first.peak_gib, following.peak_gib)
    rows = [
        ("floor: read the CSVs to Parquet", f"{floor.read_seconds:.1f} s", ""),
        (f"floor: COPY {large.families:,} decision rows", f"{floor.copy_seconds:.1f} s", ""),
        ("floor, both", f"{floor.seconds:.1f} s", "1 ×"),
        ("first night", f"{first.seconds:.1f} s", f"{first.seconds / floor.seconds:.1f} × (≤ 6)"),
        (
            "next night, 1 % changed",
            f"{following.seconds:.1f} s",
            f"{following.seconds / floor.seconds:.1f} × (≤ 2.5)",
        ),
        ("its publish step", f"{publish_seconds(following.summary):.1f} s", "(≤ 3 s)"),
        (
            "the same night again",
            f"{again.seconds:.1f} s",
            f"{again.seconds / floor.seconds:.1f} ×",
        ),
        ("the month's report", f"{report_seconds:.1f} s", "(≤ 20 s)"),
        ("feedback to every kelurahan", f"{feedback_seconds:.1f} s", "(≤ 60 s)"),
        ("diff of the two publications", f"{diff_seconds:.1f} s", "(≤ 3 s)"),
        ("replay of the second, identical", f"{replay_seconds:.1f} s", ""),
        ("largest process", f"{peak:.1f} GiB", "(≤ 5)"),
        (
            f"growth from {small.families:,} families",
            f"{small_night.seconds:.1f} s",
            f"{first.seconds / small_night.seconds:.1f} × (≤ 7)",
        ),
        (
            "explain, one family for every set of reasons",
            f"{median(explaining):.1f} s",
            f"slowest {explaining[-1]:.1f} s (≤ 1)",
        ),
        (
            "households decided as the truth demands",
            f"{accuracy.share:.3%}",
            "(≥ 99.5 %)",
        ),
    ]
    return rows, accuracy


def show(console: Console, rows: list[Row], accuracy: Accuracy) -> None:
    """Print the figures and who was taken for what."""
    table = Table(*_HEADINGS)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    confusion = Table("truth", "decided", "households", title="Confusion by reason")
    for truth, decided, households in accuracy.confusion:
        mark = "" if truth == decided else "[red]"
        confusion.add_row(f"{mark}{truth}", f"{mark}{decided}", f"{households:,}")
    console.print(confusion)


if __name__ == "__main__":
    main()
