"""How what was decided differs from what stands published for the period."""

from dataclasses import asdict, dataclass, fields
from typing import Any

from tepat.context import Context
from tepat.stages.publish.history import attach_snapshots, load_published
from tepat.stores.engine import Engine
from tepat.support.errors import LakeDamagedError

DIFFERENCE_TABLES = {
    "decision_change": "household_id",
    "member_change": "household_id, source_row, change",
}
_QUESTIONS = (
    "compare_decisions",
    "list_touched_households",
    "select_touched",
    "select_touched_of_base",
    "compare_members",
)


@dataclass(frozen=True)
class Difference:
    """The difference to the last publication of the period, and the figures of the new one.

    ``base_publication_id`` is None when the period was never published; then all that was decided
    is new, and the lake does not list it a second time.
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
        """Whether nothing is to be published."""
        counts = (self.inserted, self.changed, self.closed)
        return not any((*counts, self.members_inserted, self.members_closed))


def compare(context: Context) -> Difference:
    """Compute the difference; write ``runs/<run>/difference``. Done once in a run.

    Raises:
        LakeDamagedError: What was decided, or the last snapshot, is missing or damaged.
    """
    target = context.lake.run_directory(context.run_id, "difference")
    if (context.lake.root / target).exists():
        return load_difference(context)
    base = load_published(context.warehouse).latest_of(context.period)
    landings = context.lake.of_run(context.run_id, "decided").facts["landings"]
    with context.engine() as engine:
        attach_snapshots(context, engine, base)
        figures = _figures(engine)
        changes = _changes(engine) if base else _all_is_new(engine, figures["households"])
        difference = Difference(
            base_publication_id=base.publication_id if base else None,
            landings=landings,
            **figures,
            **changes,
        )
        with context.lake.seal(target, asdict(difference)) as directory:
            if base:
                engine.write_tables(directory, DIFFERENCE_TABLES)
    return difference


def load_difference(context: Context) -> Difference:
    """The difference that ``compare`` has computed for this run.

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


def _figures(engine: Engine) -> dict[str, Any]:
    counts = engine.run("publish/compare/count_decisions.sql")
    digest = engine.run("publish/compare/digest_decisions.sql")
    return engine.rows(f'select * from "{counts}" cross join "{digest}"')[0]  # noqa: S608


def _changes(engine: Engine) -> dict[str, Any]:
    for name in _QUESTIONS:
        engine.run(f"publish/compare/{name}.sql")
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
