"""Which pages are generated, whole or between markers, and by what.

A part of a page stands between ``<!-- name:begin -->`` and ``<!-- name:end -->``.
"""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.docs import (
    commands,
    decisions,
    dictionary,
    figures,
    flow,
    guarantees,
    rule_pages,
    runbooks,
    variables,
)
from tests.docs.tables import table

from tepat.domain.feeds import Feed, load_feeds
from tepat.support.settings import PROJECT_ROOT

DOCS = PROJECT_ROOT / "docs"
INCLUDE = PROJECT_ROOT / "include"
RENEW = "run: make docs-write"

Print = Callable[[], str]


def feeds() -> str:
    """Every feed that a definition reads."""
    rows = (
        (f"[`{_folder(feed)}`](#{feed.feed.replace('/', '')})", feed.title, feed.source, feed.grain)
        for feed in load_feeds(INCLUDE / "feeds").values()
    )
    return table(("folder of the landing root", "what", "from", "grain"), rows)


def _folder(feed: Feed) -> str:
    return f"{feed.feed}/{'<YYYY-MM>/' if feed.by_period else ''}"


def timetable() -> str:
    """Every DAG, when it runs, and what for."""
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(PROJECT_ROOT / "dags")
    if bag.import_errors:
        raise RuntimeError(str(bag.import_errors))
    rows = sorted(
        (_when(dag.timetable), f"`{dag.dag_id}`", str(dag.description)) for dag in bag.dags.values()
    )
    return table(("when (Asia/Jakarta)", "DAG", "does"), rows)


FAST: dict[str, tuple[Path, Print]] = {
    "commands": (DOCS / "commands.md", commands.commands),
    "settings": (DOCS / "settings.md", variables.settings),
    "feeds": (DOCS / "feeds.md", feeds),
    "suites": (DOCS / "feeds.md", lambda: dictionary.suites(INCLUDE)),
    "rules": (DOCS / "rules" / "index.md", rule_pages.overview),
    "parameters": (DOCS / "rules" / "index.md", rule_pages.parameters),
    "guarantees": (DOCS / "guarantees.md", guarantees.guarantees),
    "stages": (DOCS / "flow.md", flow.stages),
    "tables": (DOCS / "lake.md", flow.outputs),
    "runbooks": (DOCS / "runbooks" / "index.md", runbooks.runbooks),
    "audits": (DOCS / "runbooks" / "audit-failed.md", decisions.audits),
    "missed": (DOCS / "figures.md", figures.missed_limits),
    "decisions": (DOCS / "decisions" / "index.md", decisions.decisions),
}
"""Parts of pages that take no time."""

SLOW: dict[str, tuple[Path, Print]] = {
    "timetable": (DOCS / "night.md", timetable),
    "warehouse": (
        DOCS / "warehouse.md",
        lambda: dictionary.fresh_warehouse(INCLUDE / "sql"),
    ),
}
"""Parts of pages that need Airflow, or a PostgreSQL of their own."""


def whole_pages() -> dict[Path, Print]:
    """The files that are generated from the first line to the last."""
    pages: dict[Path, Print] = {
        DOCS / "flow.svg": flow.picture,
        DOCS / "flow-narrow.svg": flow.narrow_picture,
    }
    for rule in rule_pages.all_rules():
        pages[DOCS / "rules" / f"{rule.name}.md"] = partial(rule_pages.page, rule)
    return pages


def standing(name: str) -> str:
    """What stands between the markers of one part."""
    page = {**FAST, **SLOW}[name][0]
    return _around(page.read_text(encoding="utf-8"), page, name)[1]


def write(names: Iterable[str] = ()) -> None:
    """Bring parts up to date: those named, or all; then the whole pages.

    Raises:
        KeyError: There is no part of such a name.
    """
    parts = {**FAST, **SLOW}
    chosen = {name: parts[name] for name in names} or parts
    with TemporaryDirectory() as home:
        os.environ.update(airflow_of_nobody(Path(home)))
        for name, (page, print_it) in chosen.items():
            before, _, after = _around(page.read_text(encoding="utf-8"), page, name)
            page.write_text(f"{before}\n{print_it()}\n{after}", encoding="utf-8")
    pages = whole_pages()
    for page, print_page in pages.items():
        page.write_text(print_page(), encoding="utf-8")
    for left_over in set((DOCS / "rules").glob("*.md")) - {*pages, DOCS / "rules" / "index.md"}:
        left_over.unlink()


def airflow_of_nobody(home: Path) -> dict[str, str]:
    """What Airflow is told so that it reads the DAG files alone: no examples, no database."""
    return {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(PROJECT_ROOT / "plugins"),
    }


def _around(text: str, page: Path, name: str) -> tuple[str, str, str]:
    """The text up to a part's first marker, the part, and the rest from its last marker on."""
    before, begin, rest = text.partition(f"<!-- {name}:begin -->\n")
    part, end, after = rest.partition(f"<!-- {name}:end -->")
    if not end:
        raise ValueError(f"{page} lacks the markers of {name}")
    return before + begin, part.removeprefix("\n").removesuffix("\n"), end + after


def _when(timetable: Any) -> str:
    """The time of a daily schedule; any other is by what arrives."""
    cron = getattr(timetable, "expression", None)
    if cron is None:
        return "when feeds arrive"
    minute, hour, *days = cron.split()
    if days != ["*", "*", "*"]:
        raise ValueError(f"say in words when {cron} is")
    return f"{int(hour):02d}:{int(minute):02d} daily"
