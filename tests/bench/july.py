"""``make bench-july``: the payment round of July 2021 again, beside what was published of it.

Simulates the round at full size, refreshes it through the command line, lets officers who know the
truth answer every review case, refreshes again, and prints each city's
families listed, paid and held, ours beside the published ones, with the causes of every difference.
``--families`` and ``--seed`` set another size and chance; ``--document`` writes the tables into
docs/july-2021.md. The full size takes 5 GB below ``TMPDIR``.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench.nights import Town
from tests.bench.reproduction import Cause, CityOutcome, Outcomes, Reproduction, reproduce, total

from tepat.simulate.july_2021 import FAMILIES
from tepat.simulate.places import load_places
from tepat.simulate.profiles import Profile
from tepat.support.settings import PROJECT_ROOT

BEFORE_LIMIT, AFTER_LIMIT = 0.003, 0.001
_LOG_WIDTH = 120
_DOCUMENT = PROJECT_ROOT / "docs" / "july-2021.md"
_BEGIN, _END = "<!-- july:begin -->", "<!-- july:end -->"

Column = tuple[str, Callable[[CityOutcome], str]]
Lines = list[list[str]]


def main() -> None:
    """Simulate, refresh, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=FAMILIES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--document", action="store_true")
    arguments = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else _LOG_WIDTH)
    with tempfile.TemporaryDirectory(prefix="tepat-july-") as directory:
        root = Path(directory)
        root.chmod(0o755)
        town = Town(root, arguments.families, Profile.JULY_2021, arguments.seed)
        town.state.mkdir()
        console.log(f"simulating {town.families:,} families")
        town.simulate()
        try:
            found = reproduce(town, console.log)
        finally:
            town.down()
    tables = report(found)
    show(console, tables)
    if arguments.document:
        write_document(tables)


def report(found: Reproduction) -> dict[str, Lines]:
    """Tables by title, the first line of each being its headings."""
    after = [*_PAYMENT, *_causes(found.after_review), _within(AFTER_LIMIT)]
    return {
        "As decided": _lines(found.before_review, [*_FIGURES, _within(BEFORE_LIMIT)]),
        "Causes of the differences in families paid": _lines(
            found.before_review,
            [*_causes(found.before_review), ("all", _difference), _ENROLLED_IN_REVIEW],
        ),
        "After review, each case answered by the truth": _lines(found.after_review, after),
    }


def show(console: Console, tables: dict[str, Lines]) -> None:
    """Print the tables."""
    for title, (headings, *lines) in tables.items():
        table = Table(*headings, title=title)
        for line in lines:
            table.add_row(*line)
        console.print(table)


def write_document(tables: dict[str, Lines]) -> None:
    """Put the tables between the marks of the document."""
    text = _DOCUMENT.read_text(encoding="utf-8")
    parts = []
    for title, (headings, *lines) in tables.items():
        rows = [headings, ["---"] * len(headings), *lines]
        parts.append(f"**{title}**\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows))
    before, after = text.split(_BEGIN)[0], text.split(_END)[1]
    body = "\n\n".join(parts)
    _DOCUMENT.write_text(f"{before}{_BEGIN}\n{body}\n{_END}{after}", encoding="utf-8")


def _difference(outcome: CityOutcome) -> str:
    return f"{outcome.difference:+,}"


_PAYMENT: list[Column] = [
    ("paid", lambda outcome: f"{outcome.decided.paid:,}"),
    ("published", lambda outcome: f"{outcome.published.paid:,}"),
    ("difference", _difference),
    ("%", lambda outcome: f"{outcome.share:+.3%}"),
]
_FIGURES: list[Column] = [
    ("listed", lambda outcome: f"{outcome.decided.listed:,}"),
    ("published", lambda outcome: f"{outcome.published.listed:,}"),
    ("held", lambda outcome: f"{outcome.decided.held:,}"),
    ("published", lambda outcome: f"{outcome.published.held:,}"),
    *_PAYMENT,
]
_ENROLLED_IN_REVIEW: Column = (
    "held in review, truly enrolled",
    lambda outcome: f"{outcome.enrolled_in_review:,}",
)


def _causes(outcomes: Outcomes) -> Iterable[Column]:
    """A column for each cause there is."""
    met = {cause for city in outcomes.values() for cause, n in city.differences.items() if n}
    return [_families_by(cause) for cause in Cause if cause in met]


def _families_by(cause: Cause) -> Column:
    return cause, lambda outcome: f"{outcome.differences[cause]:+,}"


def _within(limit: float) -> Column:
    return f"within {limit:.1%}", lambda outcome: "yes" if abs(outcome.share) <= limit else "NO"


def _lines(outcomes: Outcomes, columns: list[Column]) -> Lines:
    places = load_places(PROJECT_ROOT / "include")
    names = {
        code: city.partition("Administrasi ")[2]
        for code, city in zip(places.city_codes, places.cities, strict=True)
    }
    rows = [(names[code], outcome) for code, outcome in outcomes.items()]
    rows.append(("all", total(outcomes)))
    return [
        ["city", *(heading for heading, _ in columns)],
        *([name, *(write(outcome) for _, write in columns)] for name, outcome in rows),
    ]


if __name__ == "__main__":
    main()
