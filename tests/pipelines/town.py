"""A small town whose files arrive a part each night, and the nights it has seen."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tepat.casework.review import list_waiting, resolve
from tepat.domain.messages import load_messages
from tepat.domain.periods import Period
from tepat.domain.resolutions import Answer
from tepat.pipelines.refresh import RefreshSummary, refresh
from tepat.simulate import Profile, simulate
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

NIGHTS_A_MONTH = 5
JULY = Period(2021, 7)
INCLUDE = PROJECT_ROOT / "include"


@dataclass
class Town:
    """A landing root and a warehouse; nights are approved, for half a list trips every guard.

    August's lists are July's, so that each household has a history.
    """

    folder: Path
    url: str
    families: int = 150
    settings: Settings = field(init=False)
    warehouse: Warehouse = field(init=False)
    nights: list[Period] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings = Settings(
            state_dir=self.folder / "state", landing=str(self.folder / "landing")
        )
        self.warehouse = Warehouse(self.url, INCLUDE / "sql")
        simulate(
            self.folder / "simulated", JULY, self.families, 7, Profile("harsh"), INCLUDE,
            lambda done, total: None,
        )  # fmt: skip

    def night(self, run_date: date) -> RefreshSummary:
        """The next fifth of the month's files arrives, and all are decided."""
        period = Period(run_date.year, run_date.month)
        part = self.nights.count(period)
        self.nights.append(period)
        simulated = self.folder / "simulated/landing"
        files = sorted(path for path in simulated.rglob("*") if path.is_file())
        for path in files[part::NIGHTS_A_MONTH]:
            name = str(path.relative_to(simulated)).replace(f"/{JULY}/", f"/{period}/")
            target = self.folder / "landing" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
        return refresh(self.settings, self.url, period, run_date, approved_by="test")

    def answer_one_case(self) -> None:
        """An officer answers the match that has waited longest."""
        waiting = [case for case in list_waiting(self.warehouse) if case.kind.startswith("MATCH")]
        resolve(
            self.warehouse, load_messages(INCLUDE), waiting[0].case_id, Answer.DIFFERENT,
            by="Rina", note="KTP diperiksa",
        )  # fmt: skip

    def rows(self, query: str) -> list[Any]:
        """The rows of a query of the warehouse."""
        with self.warehouse.begin() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]

    def values(self, query: str) -> list[object]:
        """The first column of a query of the warehouse."""
        return [row[0] for row in self.rows(query)]
