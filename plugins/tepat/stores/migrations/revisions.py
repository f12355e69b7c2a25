"""A revision runs the files of its folder, each after those that make the tables it names."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

from alembic import context, op

_NO_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_MADE = re.compile(r"\bcreate table ([a-z_]+\.[a-z_0-9]+)")
_NAME = re.compile(r"\b[a-z_]+\.[a-z_0-9]+\b")
_FIRST = "create_schemas"


def run_folder(name: str) -> None:
    """Run every file of ``schema/<name>``, in an order that follows from their text."""
    warehouse = context.config.attributes["warehouse"]
    for file in files_in_order(warehouse.sql_dir / "schema" / name):
        warehouse.run_script(op.get_bind(), f"schema/{name}/{file}")


def files_in_order(folder: Path) -> list[str]:
    """The names of a folder's files, each after those that make the tables it names.

    The schemas are made before Alembic begins: it keeps its own table in one of them.
    """
    texts = {
        path.name: _NO_CODE.sub("", path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.sql"))
        if path.stem != _FIRST
    }
    makers = {made: name for name, text in texts.items() for made in _MADE.findall(text)}
    needs = {
        name: sorted({makers[one] for one in _NAME.findall(text) if one in makers} - {name})
        for name, text in texts.items()
    }
    return list(TopologicalSorter(needs).static_order())
