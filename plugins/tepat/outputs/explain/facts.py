"""Facts of one household in a run, and the rules applied to them with changes.

``include/sql/duckdb/outputs/explain`` holds three folders of statements: ``narrow`` selects the
rows of the run's ``linked`` directory that affect the household, ``find`` lists possible changes,
and ``suppose`` applies a change. The effect of a change is computed by the rules only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tepat.context import Context
from tepat.stage_runner import Input, StageRun, attach, of_run
from tepat.stages.decide.stage import COMPOSE, FACTS, RULES, rule_params
from tepat.stages.publish.inputs import CIVIL_EVENTS
from tepat.stores.engine import Engine
from tepat.support.errors import LakeDamagedError

_NARROW = tuple(
    f"outputs/explain/narrow/{name}"
    for name in (
        "find_concerned", "select_households", "find_asked", "select_affected_persons",
        "select_links", "select_appeals", "select_household_kk", "select_shared_niks",
        "select_deaths", "select_relocations", "select_kk_events", "select_kk_classes",
        "select_households_gone",
    )
)  # fmt: skip
"""In order: each reads tables written by earlier ones. Resolutions and submitting kelurahan are not
narrowed: they are small, or only looked up."""


@dataclass(frozen=True)
class Change:
    """One fact that could be different.

    Args:
        kind: Name of its statement in ``suppose``, and of its message.
        value: The programme, case or person; None where there is only one.
        about: Person or thing concerned, for the message.
    """

    kind: str
    value: str | None
    about: str | None


@dataclass(frozen=True)
class Outcome:
    """Decision of the rules on the household."""

    status: str
    reason_codes: tuple[str, ...]
    notes: tuple[str, ...]
    payee_name: str | None
    payee_nik: str | None
    payee_role: str
    amount_idr: int
    member_count: int
    kelurahan_code: str


class HouseholdFacts:
    """Facts of one run on a household, and on those that share a person with it.

    Args:
        engine: A new engine; used for this household only.
        context: The run.
        household_id: The household.

    Raises:
        LakeDamagedError: The run's output is missing, damaged, or without this household.
    """

    def __init__(self, engine: Engine, context: Context, household_id: str) -> None:
        params = rule_params(context) | {"household_id": household_id}
        self.run = StageRun(context, engine, params)
        self.engine = engine
        for table in FACTS:
            attach(self.run, table, Input(of_run("linked", table)))
        self.run.run(*_NARROW)
        if not engine.rows("from asked"):
            raise LakeDamagedError(
                f"Run {context.run_id} of the lake has no such household.",
                todo="Restore lake and warehouse from backups of one time.",
            )
        # Unchanged while changes are tried: a change can refer to the original decision.
        self.as_published = self._run_rules()

    def reports(self) -> dict[tuple[str, str, int], date]:
        """Report dates of the registry's rows on the household, by feed, SHA-256 and row."""
        for table, source in CIVIL_EVENTS.items():
            attach(self.run, table, source)
        self.run.statement("outputs/explain/narrow/list_reports")
        return {
            (row["feed"], row["sha256"], row["row_number"]): row["reported_on"]
            for row in self.engine.rows("from report")
        }

    def find(self, kind: str, subjects: str) -> Iterator[Change]:
        """Possible changes of a kind, for the last run of the rules.

        Args:
            kind: Kind of the changes.
            subjects: Statement of ``find`` that lists them.
        """
        table = self.run.statement(f"outputs/explain/find/{subjects}")
        for row in self.engine.rows(f"from {table} order by value"):
            yield Change(kind, row["value"], row["about"])

    def suppose(self, changes: Sequence[Change]) -> Outcome:
        """Decision with these changes; call it within ``engine.rolled_back``."""
        for change in changes:
            self.run.statement(f"outputs/explain/suppose/{change.kind}", value=change.value)
        return self._run_rules()

    def _run_rules(self) -> Outcome:
        self.run.run(*RULES, COMPOSE)
        (row,) = self.engine.rows(
            "from decision where household_id = $household_id",
            household_id=self.run.params["household_id"],
        )
        return outcome_of(row)


def outcome_of(row: dict[str, Any]) -> Outcome:
    """The outcome in a row of decisions."""
    return Outcome(
        status=row["status"],
        reason_codes=tuple(row["reason_codes"]),
        notes=tuple(row["notes"]),
        payee_name=row["payee_name"],
        payee_nik=row["payee_nik"],
        payee_role=row["payee_role"],
        amount_idr=row["amount_idr"],
        member_count=row["member_count"],
        kelurahan_code=row["kelurahan_code"],
    )
