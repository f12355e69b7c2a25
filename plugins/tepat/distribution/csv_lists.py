"""CSV lists for other parties: written atomically, readable by the owner only."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tepat.support.atomic_files import PRIVATE, atomic_file, reporting_faults_of


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write one CSV file; its folder is created if missing.

    Raises:
        ConfigurationError: It cannot be written.
    """
    with reporting_faults_of(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with (
            atomic_file(path, PRIVATE) as temporary,
            temporary.open("w", newline="", encoding="utf-8") as file,
        ):
            writer = csv.writer(file)
            writer.writerow(headers)
            writer.writerows(rows)
