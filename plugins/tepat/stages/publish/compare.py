"""Compares the decisions with the current publication of the period."""

from dataclasses import dataclass, fields
from typing import Any

from tepat.context import Context
from tepat.domain.publications import Publication
from tepat.stage_runner import StageRun, Step
from tepat.stores.engine import Engine
from tepat.support.errors import LakeDamagedError

COUNT: tuple[Step, ...] = ("publish/compare/count_decisions", "publish/compare/digest_decisions")
COMPARE: tuple[Step, ...] = (
    "publish/compare/compare_decisions",
    "publish/compare/list_touched_households",
    "publish/compare/select_touched",
    "publish/compare/select_touched_of_base",
    "publish/compare/compare_members",
)
DIFFERENCE_TABLES = {
    "decision_change": "household_id",
    "member_change": "household_id, source_row, change",
}


@dataclass(frozen=True)
class Difference:
    """The difference from the last publication of the period, and counts of the new one.

    ``base_publication_id`` is None when the period was never published; then all decisions
    are new, and the lake does not store them a second time.
    """

    base_publication_id: int | None
    households: int
    eligible: int
    held: int
    ineligible: int
    inserted: int
    changed: int
    closed: int
    members_inserted: int
    members_closed: int
    digest: str
    landings: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to publish."""
        counts = (self.inserted, self.changed, self.closed)
        return not any((*counts, self.members_inserted, self.members_closed))


def compare(run: StageRun, base: Publication | None) -> Difference:
    """Difference between the decisions and the base, whose tables are attached.

    Args:
        run: Has run ``COUNT`` and, where there is a base, ``COMPARE``.
        base: The last publication of the period, if there is one.
    """
    figures = run.engine.rows("from decision_count cross join digest")[0]
    return Difference(
        base_publication_id=base.publication_id if base else None,
        landings=run.context.lake.of_run(run.context.run_id, "decided").facts["landings"],
        **figures,
        **(_changes(run.engine) if base else _all_is_new(run.engine, figures["households"])),
    )


def load_difference(context: Context) -> Difference:
    """Load the difference computed by this run.

    Raises:
        LakeDamagedError: It is missing or damaged.
    """
    facts = context.lake.of_run(context.run_id, "difference").facts
    try:
        return Difference(**{field.name: facts[field.name] for field in fields(Difference)})
    except KeyError as error:
        raise LakeDamagedError(
            f"The difference of run {context.run_id} lacks {error}.", todo="Begin a new run."
        ) from error


def _changes(engine: Engine) -> dict[str, Any]:
    return engine.rows(
        "select"
        " count(*) filter (where change = 'INSERTED') as inserted,"
        " count(*) filter (where change = 'CHANGED') as changed,"
        " count(*) filter (where change = 'CLOSED') as closed,"
        " (select count(*) from member_change where change = 'INSERTED') as members_inserted,"
        " (select count(*) from member_change where change = 'CLOSED') as members_closed"
        " from decision_change"
    )[0]


def _all_is_new(engine: Engine, households: int) -> dict[str, Any]:
    members = engine.rows("select count(*) as members from decided_member")[0]["members"]
    return {
        "inserted": households,
        "changed": 0,
        "closed": 0,
        "members_inserted": members,
        "members_closed": 0,
    }
