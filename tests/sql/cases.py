"""Cases as files of data: how they are read, and how a result is compared with them.

Headers are written ``column:TYPE``. An empty cell is null, ``''`` an empty text, and ``␟`` stands
for the separator of units (U+001F), which cannot be seen.
"""

import csv
from pathlib import Path
from typing import Any

from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

HERE = Path(__file__).parent / "duckdb"
SQL = PROJECT_ROOT / "include" / "sql"


def value_of(cell: str) -> str | None:
    """What a cell of a case stands for."""
    return "" if cell == "''" else cell.replace("␟", "\x1f") or None


def load_table(engine: Engine, path: Path, name: str) -> list[str]:
    """Load a CSV whose headers carry types as a table; return its column names."""
    with path.open(newline="", encoding="utf-8") as handle:
        headers = next(csv.reader(handle))
        rows = [[value_of(cell) for cell in row] for row in csv.reader(handle)]
    columns = [header.split(":") for header in headers]
    definition = ", ".join(f'"{column}" {kind}' for column, kind in columns)
    engine.connection.execute(f'create or replace temp table "{name}" ({definition})')
    if rows:
        places = ", ".join("?" for _ in columns)
        engine.connection.executemany(f'insert into "{name}" values ({places})', rows)
    return [column for column, _ in columns]


def rows_of(engine: Engine, source: str, columns: list[str]) -> list[tuple[Any, ...]]:
    """The rows of a table or of a call, each as text, sorted."""
    chosen = ", ".join(f'"{column}"::varchar' for column in columns)
    rows = engine.connection.execute(f"select {chosen} from {source}").fetchall()
    return sorted(rows, key=repr)
