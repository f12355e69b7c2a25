"""Attaches the tables of a run and of its base publication to the engine."""

from collections.abc import Callable, Mapping

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.publications import Publication, Published
from tepat.stage_runner import Input, Rows, StageRun, Task, empty_as, of_run
from tepat.stores.lake import Landing
from tepat.stores.warehouse import Role, Warehouse

CIVIL_FEEDS = {"dukcapil/kematian": "death_row", "dukcapil/pindah": "relocation_row"}


def load_published(warehouse: Warehouse) -> Published:
    """All publications. Load them after the run has begun: then no older run can add one."""
    with warehouse.begin(Role.PUBLISHER) as connection:
        rows = warehouse.run(connection, "publish/list_publications.sql").all()
    return Published(
        tuple(
            Publication(row.publication_id, Period.parse(row.period), row.run_id, row.digest)
            for row in rows
        )
    )


def used_landings(context: Context) -> dict[str, list[Landing]]:
    """The landings that this run used, by feed."""
    highest = context.lake.of_run(context.run_id, "decided").facts["landings"]
    return {
        feed: [
            landing
            for landing in context.lake.landings(context.feeds[feed], "validated")
            if landing.number <= number and landing.landed_on <= context.run_date
        ]
        for feed, number in highest.items()
    }


def used(feed: str, table: str) -> Callable[[StageRun], Rows]:
    """A table of the landings of a feed that this run used."""
    return lambda run: [landing.sealed[table] for landing in used_landings(run.context)[feed]]


def _of_base(stage: str, table: str) -> Callable[[StageRun], Rows]:
    def find(run: StageRun) -> Rows:
        base: Publication | None = run.given.base
        if base:
            return [run.context.lake.of_run(base.run_id, stage)[table]]
        return empty_as(run.context.lake.of_run(run.context.run_id, stage)[table])

    return find


def _join_members(run: StageRun) -> None:
    members = "from members_of('member_known', 'household', 'member_state')"
    run.engine.connection.sql(members).create_view("decided_member")


DECIDED: Mapping[str, Input] = {
    "household": Input(of_run("linked", "household")),
    "decision": Input(of_run("decided", "decision")),
    "member_state": Input(of_run("decided", "member_state")),
    "review_case": Input(of_run("decided", "review_case")),
    "confirmed_distinct": Input(of_run("decided", "confirmed_distinct")),
    # They include the submissions of the base: landings are append-only.
    "member_known": Input(used("rt_rw", "member")),
}
"""Tables of this run's decisions."""

BASE: Mapping[str, Input] = {
    "base_household": Input(_of_base("linked", "household")),
    "base_decision": Input(_of_base("decided", "decision")),
    "base_member_state": Input(_of_base("decided", "member_state")),
}
"""Tables of the base publication; empty when there is none."""

JOIN_MEMBERS = Task(
    _join_members,
    reads=("member_known", "household", "member_state"),
    writes=("decided_member",),
)
"""``decided_member``, the members as decided: a view, computed only when it is read."""

CIVIL_EVENTS: Mapping[str, Input] = {
    table: Input(used(feed, "accepted")) for feed, table in CIVIL_FEEDS.items()
}
"""The reports of deaths and moves that this run used."""
