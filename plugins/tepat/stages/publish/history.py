"""Which publications there were, and what this run and the last one decided."""

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.publications import Publication, Published
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.stores.warehouse import Role, Warehouse

CIVIL_FEEDS = {"dukcapil/kematian": "death_row", "dukcapil/pindah": "relocation_row"}
_SNAPSHOT = {"household": "linked", "decision": "decided", "member_state": "decided"}


def load_published(warehouse: Warehouse) -> Published:
    """All publications. Read them after the run has begun: from then on no older run adds one."""
    with warehouse.begin(Role.PUBLISHER) as connection:
        rows = warehouse.run(connection, "publish/list_publications.sql").all()
    return Published(
        tuple(
            Publication(row.publication_id, Period.parse(row.period), row.run_id, row.digest)
            for row in rows
        )
    )


def used_landings(context: Context) -> dict[str, list[Landing]]:
    """The landings that this run decided from, by feed."""
    highest = context.lake.of_run(context.run_id, "decided").facts["landings"]
    return {
        feed: [
            landing
            for landing in context.lake.landings(context.feeds[feed], "validated")
            if landing.number <= number and landing.landed_on <= context.run_date
        ]
        for feed, number in highest.items()
    }


def attach_snapshots(context: Context, engine: Engine, base: Publication | None) -> None:
    """Make readable what this run decided, and what the base publication had.

    The base's tables have ``base_`` before their names, and are empty when there is no base.
    """
    lake, run_id = context.lake, context.run_id
    engine.attach_parquet("review_case", [lake.of_run(run_id, "decided")["review_case"]])
    # A base's submissions are among them: landings are only ever added.
    submitted = [landing.sealed["member"] for landing in used_landings(context)["rt_rw"]]
    engine.attach_parquet("member_known", submitted)
    for table, stage in _SNAPSHOT.items():
        engine.attach_parquet(table, [lake.of_run(run_id, stage)[table]])
        past = lake.of_run(base.run_id if base else run_id, stage)[table]
        rows = engine.connection.read_parquet(str(past))
        (rows if base else rows.limit(0)).create_view(f"base_{table}")
    members = "from members_of('member_known', 'household', 'member_state')"
    engine.connection.sql(members).create_view("decided_member")


def attach_civil_events(context: Context, engine: Engine) -> None:
    """Make readable the reports of deaths and moves that this run used."""
    landings = used_landings(context)
    for feed, table in CIVIL_FEEDS.items():
        engine.attach_parquet(table, [landing.sealed["accepted"] for landing in landings[feed]])
