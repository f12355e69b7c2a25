"""Prints the generated parts of the pages: what a program knows better than whoever writes them."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer
from tests.docs import dictionary
from tests.docs.tables import table

from tepat.cli import app
from tepat.domain.feeds import load_feeds
from tepat.domain.policy import load_policies
from tepat.support.settings import PROJECT_ROOT, Settings

README = PROJECT_ROOT / "README.md"
INCLUDE = PROJECT_ROOT / "include"
PAGES = {
    "warehouse": INCLUDE / "sql" / "README.md",
    "suites": INCLUDE / "expectations" / "README.md",
}


def commands() -> str:
    """Every command with the first line of its help."""
    group: Any = typer.main.get_command(app)
    rows = (
        (f"`tepat {name}`", (command.help or "").partition("\n")[0])
        for name, command in group.commands.items()
    )
    return table(("command", "does"), rows)


def feeds() -> str:
    """Every feed that a definition reads."""
    rows = (
        (
            f"`{feed.feed}/{'<YYYY-MM>/' if feed.by_period else ''}`",
            feed.title,
            feed.source,
            feed.grain,
        )
        for feed in load_feeds(INCLUDE / "feeds").values()
    )
    return table(("folder of the landing root", "what", "from", "grain"), rows)


def settings() -> str:
    """Every environment variable."""
    rows = (
        (f"`TEPAT_{name.upper()}`", str(field.description))
        for name, field in Settings.model_fields.items()
    )
    return table(("variable", "meaning"), rows)


def rules() -> str:
    """Every rule of the newest rule set, with its purpose."""
    policy = load_policies(INCLUDE / "policy")[-1]
    rows = ((f"`{rule}`", _purpose(rule)) for rule in policy.rules)
    return table((f"rule of `{policy.rule_set}`", "holds when"), rows)


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


FAST: dict[str, Callable[[], str]] = {
    "commands": commands,
    "feeds": feeds,
    "settings": settings,
    "rules": rules,
    "suites": lambda: dictionary.suites(INCLUDE),
}
SLOW: dict[str, Callable[[], str]] = {
    "timetable": timetable,
    "warehouse": lambda: dictionary.fresh_warehouse(INCLUDE / "sql"),
}


def standing(name: str) -> str:
    """What stands between the markers of one part."""
    return _around(page_of(name).read_text(encoding="utf-8"), name)[1]


def page_of(name: str) -> Path:
    """The page that holds a part."""
    return PAGES.get(name, README)


def write() -> None:
    """Bring all parts up to date."""
    with TemporaryDirectory() as home:
        os.environ.update(airflow_of_nobody(Path(home)))
        for name, print_it in {**FAST, **SLOW}.items():
            page = page_of(name)
            before, _, after = _around(page.read_text(encoding="utf-8"), name)
            page.write_text(f"{before}{print_it()}{after}", encoding="utf-8")


def airflow_of_nobody(home: Path) -> dict[str, str]:
    """What Airflow is told so that it reads the DAG files alone: no examples, no database."""
    return {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(PROJECT_ROOT / "plugins"),
    }


def _around(text: str, name: str) -> tuple[str, str, str]:
    """The text up to a part's first marker, the part, and the rest from its last marker on."""
    before, begin, rest = text.partition(f"<!-- {name}:begin -->\n")
    part, end, after = rest.partition(f"<!-- {name}:end -->")
    if not end:
        raise ValueError(f"{page_of(name)} lacks the markers of {name}")
    return before + begin, part, end + after


def _purpose(rule: str) -> str:
    text = (INCLUDE / "sql" / "duckdb" / "decide" / "rules" / f"{rule}.sql").read_text(
        encoding="utf-8"
    )
    return text.partition("-- Purpose:")[2].partition("\n")[0].strip()


def _when(timetable: Any) -> str:
    """The time of a daily schedule; any other is by what arrives."""
    cron = getattr(timetable, "expression", None)
    if cron is None:
        return "when feeds arrive"
    minute, hour, *days = cron.split()
    if days != ["*", "*", "*"]:
        raise ValueError(f"say in words when {cron} is")
    return f"{int(hour):02d}:{int(minute):02d} daily"
