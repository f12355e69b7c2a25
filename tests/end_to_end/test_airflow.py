"""The whole product, as it runs at night: landings, refresh, approval and backfill in Airflow."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from airflow_client.client import BackfillApi, BackfillPostBody
from tests.end_to_end.clock import PATIENCE, REFRESH, let_today_pass, refuse_until

from tepat import embedded as stack
from tepat.domain.feeds import load_feeds
from tepat.domain.periods import Period
from tepat.embedded.airflow_client import AirflowClient
from tepat.embedded.cluster import AIRFLOW
from tepat.embedded.ports import free_ports
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.simulate import Profile, simulate, simulate_bank
from tepat.stores.warehouse import Role, act_as
from tepat.support.atomic_files import read_private
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

FOLDERS = {
    f"land_{feed.slug}": feed.feed for feed in load_feeds(PROJECT_ROOT / "include/feeds").values()
}
LANDINGS = list(FOLDERS)
FAMILIES = 2000
APPEALS = """\
ID_SANGGAH,TANGGAL,PERIODE,NO_KK,ALASAN
S-1,10-07-2021,2021-07,3174999999999991,Kami belum pernah menerima
"""
ACCOUNTS = """\
NO_REKENING,NAMA,STATUS,TANGGAL
10123000001,Nama Orang Lain,DITUTUP,01-07-2021
"""
RESULTS = """\
ID_INSTRUKSI,NO_REKENING,NAMA,NOMINAL,STATUS,TANGGAL
TP0,10123000001,Nama Orang Lain,300000,BERHASIL,19-07-2021
"""
PAY = "distribute_aid"
IDENTITY = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True)
class Office:
    """A running stack: Airflow to talk to, the databases to look at, the landing root."""

    airflow: AirflowClient
    warehouse: sa.Engine
    metadata: sa.Engine
    landing: Path
    state: Path

    def ask(self, query: str, **params: Any) -> list[Any]:
        with self.warehouse.connect() as connection:
            return list(connection.execute(sa.text(query), params))

    def publications(self, period: str) -> list[Any]:
        return self.ask(
            "select * from published.publication where period = :period order by publication_id",
            period=period,
        )

    def tasks(self, dag_id: str, run_id: str) -> dict[str, str | None]:
        found = self.airflow.tasks.get_task_instances(dag_id, run_id, limit=100).task_instances
        return {task.rendered_map_index or task.task_id: task.state for task in found}


def open_database(url: str) -> sa.Engine:
    return sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg2"))


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with TemporaryDirectory(prefix="tepat-e2e-", dir="/var/tmp") as directory:
        home = Path(directory)
        home.chmod(0o755)
        # The landing root is empty until the runs of today have passed.
        town, simulated = home / "town", home / "simulated"
        (town / "landing").mkdir(parents=True)
        simulate(simulated, Period(2021, 7), FAMILIES, 7, Profile.TYPICAL, PROJECT_ROOT / "include")
        for name, text in (
            ("sanggah/juli.csv", APPEALS),
            ("bank_dki/rekening/awal.csv", ACCOUNTS),
            ("bank_dki/hasil/2021-07/awal.csv", RESULTS),
        ):
            path = simulated / "landing" / name
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
        settings = Settings(
            state_dir=home / "state",
            landing=str(town / "landing"),
            airflow_port=next(free_ports(18080)),
        )
        try:
            status = stack.up(settings, lambda _: None)
            password = read_private(status.password_file)["admin"]
            warehouse = open_database(stack.warehouse_url(settings))
            metadata = open_database(EmbeddedPostgres(settings.state_dir).url(AIRFLOW))
            with AirflowClient(str(status.airflow.url), "admin", password) as airflow:
                airflow.wait_for_dags(*LANDINGS, REFRESH, "refresh_on_arrival", PAY)
                for dag_id in (*LANDINGS, REFRESH, "refresh_on_arrival"):
                    airflow.unpause(dag_id)
                office = Office(airflow, warehouse, metadata, town / "landing", settings.state_dir)
                let_today_pass(airflow, *LANDINGS, REFRESH)
                (simulated / "landing").rename(office.landing)
                yield office
            warehouse.dispose()
            metadata.dispose()
        finally:
            stack.down(settings)


def refuse_until_quiet(office: Office) -> dict[str, str]:
    """Wait until arrivals have had their refreshes; the states of all refreshes by run."""

    def is_quiet() -> bool:
        arrivals = office.airflow.run_states("refresh_on_arrival").values()
        refreshes = office.airflow.run_states(REFRESH).values()
        return bool(refreshes) and {*arrivals, *refreshes} <= {"success", "failed"}

    refuse_until(office.airflow, is_quiet)
    return office.airflow.run_states(REFRESH)


def test_arriving_feeds_are_landed_and_refreshed_automatically(office: Office) -> None:
    started = {
        dag_id: office.airflow.trigger(dag_id, partition_key="2021-07-19") for dag_id in LANDINGS
    }
    for dag_id, run_id in started.items():
        assert office.airflow.wait(dag_id, run_id, seconds=PATIENCE) == "success"
        has_files = any((office.landing / FOLDERS[dag_id]).rglob("*.*"))
        expected = {"land": "success", "validate": "success" if has_files else "skipped"}
        assert office.tasks(dag_id, run_id) == expected
    assert set(refuse_until_quiet(office).values()) == {"success"}

    files = [path for path in office.landing.rglob("*.*") if path.is_file()]
    ledger = office.ask("select count(*), min(received_at) from ops.landed_file")[0]
    assert ledger[0] == len(files)
    publication = office.publications("2021-07")[0]
    assert (publication.run_date, publication.approved_by) == (date(2021, 7, 19), None)
    decided = publication.eligible + publication.held + publication.ineligible
    assert FAMILIES * 0.95 < decided <= FAMILIES


def test_refresh_run_reports_the_number_of_open_review_cases(office: Office) -> None:
    waiting = office.ask("select count(*) from ops.review_case where status = 'OPEN'")[0][0]
    assert ("APPEAL", None) in office.ask("select kind, household_id from ops.review_case")
    with office.metadata.connect() as connection:
        events = connection.execute(
            sa.text(
                "select asset_event.extra from asset_event"
                " inner join asset on asset.id = asset_event.asset_id"
                " where asset.name = 'recipients' order by asset_event.id"
            )
        ).scalars()
        queues = [event["review_queue"] for event in events]
    assert queues[-1]["open_cases"] == waiting
    assert queues[-1]["oldest_days"] == 0
    assert queues[-1]["by_kind"]["APPEAL"] == 1


def test_run_without_new_files_publishes_nothing_and_labels_tasks_by_feed(
    office: Office,
) -> None:
    before = office.publications("2021-07")
    run_id = office.airflow.trigger(REFRESH, partition_key="2021-07-19")
    assert office.airflow.wait(REFRESH, run_id, seconds=PATIENCE) == "success"
    assert office.publications("2021-07") == before
    assert set(load_feeds(PROJECT_ROOT / "include/feeds")) <= set(office.tasks(REFRESH, run_id))

    run_id = office.airflow.trigger("land_kemensos", partition_key="2021-07-19")
    assert office.airflow.wait("land_kemensos", run_id, seconds=PATIENCE) == "success"
    assert office.tasks("land_kemensos", run_id) == {"land": "success", "validate": "skipped"}


def test_unreadable_file_is_logged_with_its_reason(office: Office) -> None:
    (office.landing / "kemensos" / "2021-07" / "rusak.xlsx").write_bytes(b"bukan berkas excel")
    run_id = office.airflow.trigger("land_kemensos", partition_key="2021-07-20")
    assert office.airflow.wait("land_kemensos", run_id, seconds=PATIENCE) == "success"
    tasks = office.airflow.tasks.get_task_instances("land_kemensos", run_id).task_instances
    logs = "\n".join(map(office.airflow.task_log, tasks))
    assert "kemensos/2021-07/rusak.xlsx: " in logs
    reason = office.ask("select reason from ops.landed_file where name like '%rusak.xlsx'")[0][0]
    assert reason in logs
    # It is the only new file, and it is rejected: that is beyond a batch guard's limit.
    refuse_until_quiet(office)


def test_tripped_guard_waits_for_approval_and_records_the_approver(
    office: Office,
) -> None:
    asked: list[str] = []

    def approve(question: Any) -> str:
        asked.append(question.body)
        return "Approve"

    # The newest Kemensos list, of July, is more than 45 days old: the feed is stale.
    run_id = office.airflow.trigger(REFRESH, partition_key="2021-09-20")
    state = office.airflow.wait(REFRESH, run_id, seconds=PATIENCE, on_question=approve)
    assert state == "success"
    assert len(asked) == 1
    assert "51 hari" in asked[0]
    assert [one.approved_by for one in office.publications("2021-09")] == ["admin"]


def test_rejected_approval_keeps_the_previous_publication(office: Office) -> None:
    before = office.publications("2021-09")
    run_id = office.airflow.trigger(REFRESH, conf={"period": "2021-09", "run_date": "2021-09-21"})
    state = office.airflow.wait(REFRESH, run_id, seconds=PATIENCE, on_question=lambda _: "Reject")
    assert state == "success"
    assert office.tasks(REFRESH, run_id)["publish"] == "skipped"
    assert office.publications("2021-09") == before


def test_backfill_refreshes_every_past_date_once(office: Office) -> None:
    backfills = BackfillApi(office.airflow)
    # Airflow takes the wall-clock time for that of the DAG's own time zone.
    asked = BackfillPostBody(
        dag_id=REFRESH,
        from_date=datetime(2021, 7, 21, tzinfo=UTC),
        to_date=datetime(2021, 7, 22, 23, 59, tzinfo=UTC),
    )
    number = backfills.create_backfill(asked).id
    # Airflow makes up for today's night too; it has no input, so its guards ask.
    refuse_until(office.airflow, lambda: backfills.get_backfill(number).completed_at is not None)
    runs = office.airflow.run_states(REFRESH)
    nights = {run_id: state for run_id, state in runs.items() if run_id.startswith("backfill")}
    assert sorted(nights.values()) == ["success", "success"]
    done = office.ask(
        "select run_date from ops.run where stage = 'publish' and status = 'SUCCEEDED'"
        " and run_date between '2021-07-21' and '2021-07-22' order by run_id"
    )
    assert [row.run_date for row in done] == [date(2021, 7, 21), date(2021, 7, 22)]


def pay(office: Office, run_date: str, answer: Callable[[Any], str]) -> dict[str, str | None]:
    """A payment round of July; the states of its tasks."""
    conf = {"periods": ["2021-07"], "run_date": run_date}
    run_id = office.airflow.trigger(PAY, conf=conf)
    state = office.airflow.wait(PAY, run_id, seconds=PATIENCE, on_question=answer)
    assert state == "success"
    return office.tasks(PAY, run_id)


def answer_newest(office: Office, kind: str, on: date) -> None:
    """The bank answers the newest file of a kind that was handed over."""
    outbox = (office.state / "outbox").glob(f"{kind}-*.csv")
    newest = max(outbox, key=lambda path: path.stat().st_mtime_ns)
    simulate_bank(newest, office.landing, office.state / "truth", on, seed=7)


def test_approved_payment_batch_is_sent_and_its_bank_results_are_reconciled(office: Office) -> None:
    def asked_in_vain(question: Any) -> str:
        raise AssertionError(question.body)

    # The months before the first payment hold but an unknown line, and nobody has an account.
    office.airflow.unpause(PAY)
    let_today_pass(office.airflow, PAY)
    tasks = pay(office, "2021-07-23", asked_in_vain)
    assert (tasks["approve"], tasks["seal"]) == ("skipped", "success")
    assert (tasks["route_complaints"], tasks["update_invitations"]) == ("success", "success")
    assert office.ask("select kind from ops.payment_anomaly") == [("UNKNOWN_INSTRUCTION",)]
    answer_newest(office, "rekening", date(2021, 7, 24))
    pay(office, "2021-07-25", lambda _: "Approve")
    ((approved_by, instructions),) = office.ask(
        "select approved_by, instruction_count from published.payment_batch"
    )
    assert approved_by == "admin"
    answer_newest(office, "instruksi", date(2021, 7, 26))
    tasks = pay(office, "2021-07-27", lambda _: "Reject")
    assert tasks["seal"] == "skipped"
    paid = dict(
        office.ask("select outcome, sum(instructions)::int from report.payments group by outcome")
    )
    assert sum(paid.values()) == instructions
    assert paid["PAID"] > instructions * 0.95
    assert office.ask("select count(*) from published.payment_batch") == [(1,)]


def test_landed_identity_numbers_appear_only_in_the_core_storage(office: Office) -> None:
    landed = {
        number
        for path in office.landing.rglob("*.csv")
        for number in IDENTITY.findall(path.read_text(errors="replace"))
    }
    assert len(landed) > 1000
    seen: Counter[str] = Counter()
    for place, text in outside_the_core(office):
        seen[place] += 1
        assert landed.isdisjoint(IDENTITY.findall(text)), place
    assert seen["file"] > 50
    assert seen["metadata"] > 500
    assert seen["report"] > 500
    assert seen["ledger"] > 100


def outside_the_core(office: Office) -> Iterator[tuple[str, str]]:
    """All that can be read without a right to personal data, and where it stands."""
    for path in office.state.rglob("*"):
        is_core = {"lake", "data", "scratch", "outbox", "truth"} & set(
            path.relative_to(office.state).parts
        )
        if path.is_file() and not is_core:
            yield "file", path.read_text(errors="replace")
    places = {
        "metadata": (office.metadata, "public", None),
        "report": (office.warehouse, "report", Role.REPORT_READER),
        "ledger": (office.warehouse, "ops", Role.AUDITOR),
    }
    for place, (database, schema, role) in places.items():
        with database.begin() as connection:
            if role:
                act_as(connection, role)
            for table in sa.inspect(connection).get_table_names(schema) + (
                sa.inspect(connection).get_view_names(schema)
            ):
                rows = connection.exec_driver_sql(f'select t::text from {schema}."{table}" as t')
                yield from ((place, text) for text in rows.scalars())
