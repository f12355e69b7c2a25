"""The runbooks: what each is for, by its front matter, and what must have one."""

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tests.docs.tables import table

from tepat.support.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "docs" / "runbooks"
HEADINGS = (
    "What you see",
    "What it means",
    "What was kept",
    "What to do",
    "How to know it is over",
)
_PLUGINS = PROJECT_ROOT / "plugins" / "tepat"
_GUARD_CALLS = {"Guard", "_not_measured"}


@dataclass(frozen=True)
class Runbook:
    """One runbook: its file, its title, the alarms it answers, and the DAGs that link to it."""

    path: Path
    title: str
    alarms: tuple[str, ...]
    dags: tuple[str, ...]
    headings: tuple[str, ...]


def load_runbooks() -> list[Runbook]:
    """All runbooks, by file name."""
    return [_load(path) for path in sorted(FOLDER.glob("*.md")) if path.stem != "index"]


def runbooks() -> str:
    """Every runbook with the alarms that lead to it."""
    rows = (
        (
            f"[{one.title}]({one.path.name})",
            ", ".join(f"`{alarm}`" for alarm in one.alarms),
            ", ".join(f"`{dag}`" for dag in one.dags),
        )
        for one in load_runbooks()
    )
    return table(("runbook", "alarms", "DAGs"), rows)


def errors() -> set[str]:
    """Every class of the product that stands below ``TepatError``, by its source."""
    below: dict[str, set[str]] = {}
    for path in _PLUGINS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                below[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found, last = {"TepatError"}, set[str]()
    while found != last:
        last = set(found)
        found |= {name for name, bases in below.items() if bases & found}
    return found - {"TepatError"}


def guards() -> set[str]:
    """The name of every batch guard, by the source of ``stages/publish/guard.py``."""
    source = (_PLUGINS / "stages" / "publish" / "guard.py").read_text(encoding="utf-8")
    return {
        first.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _GUARD_CALLS
        and isinstance(first := next(iter(node.args), None), ast.Constant)
        and isinstance(first.value, str)
    }


def _load(path: Path) -> Runbook:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts: dict[str, Any] = yaml.safe_load(front)
    headings = tuple(line[3:] for line in body.splitlines() if line.startswith("## "))
    return Runbook(
        path, facts["title"], tuple(facts["alarms"]), tuple(facts.get("dags", ())), headings
    )
