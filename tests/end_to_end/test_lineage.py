"""What a night in Airflow tells OpenLineage: real datasets, real columns, nobody's number."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from tests.end_to_end.clock import REFRESH, let_today_pass

from tepat import embedded as stack
from tepat.domain.feeds import load_feeds
from tepat.domain.periods import Period
from tepat.embedded.airflow_client import AirflowClient
from tepat.embedded.airflow_environment import LINEAGE_FILE
from tepat.embedded.ports import free_ports
from tepat.simulate import Profile, simulate
from tepat.support.atomic_files import read_private
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

LANDING = "land_rt_rw"
STEPS = ("begin", "land", "reconcile", "decide", "audit", "publish")
FEEDS = load_feeds(PROJECT_ROOT / "include/feeds")
IDENTITY = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True)
class Told:
    """A night that was run, all that it told, and the places that it told of."""

    settings: Settings
    warehouse: sa.Engine

    @property
    def lake(self) -> Path:
        return self.settings.lake_dir

    @property
    def text(self) -> str:
        return (self.settings.state_dir / LINEAGE_FILE).read_text(encoding="utf-8")

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def completed(self, job: str) -> list[dict[str, Any]]:
        return [
            event
            for event in self.events
            if event["job"]["name"] == job and event["eventType"] == "COMPLETE"
        ]

    def wait_for(self, job: str) -> None:
        """A step tells of its end when Airflow has noted it already."""
        deadline = time.monotonic() + 30
        while not self.completed(job):
            assert time.monotonic() < deadline, job
            time.sleep(0.2)

    def datasets(self) -> list[dict[str, Any]]:
        return [one for event in self.events for one in event["inputs"] + event["outputs"]]

    def rows(self, query: str) -> list[Any]:
        with self.warehouse.connect() as connection:
            return list(connection.execute(sa.text(query)))

    def columns(self, relation: str) -> list[str]:
        schema, _, name = relation.partition(".")
        inspector = sa.inspect(self.warehouse)
        return [column["name"] for column in inspector.get_columns(name, schema=schema)]


def names(datasets: list[dict[str, Any]]) -> set[str]:
    return {one["name"] for one in datasets}


def fields(dataset: dict[str, Any]) -> list[str]:
    return [one["name"] for one in dataset["facets"]["schema"]["fields"]]


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    with TemporaryDirectory(prefix="tepat-lineage-", dir="/var/tmp") as directory:
        home = Path(directory)
        home.chmod(0o755)
        # The landing root is empty until the runs of today have passed.
        landing, simulated = home / "landing", home / "simulated"
        landing.mkdir()
        simulate(simulated, Period(2021, 7), 400, 7, Profile.TYPICAL, PROJECT_ROOT / "include")
        settings = Settings(
            state_dir=home / "state",
            landing=str(landing),
            airflow_port=next(free_ports(18280)),
        )
        try:
            status = stack.up(settings, lambda _: None)
            password = read_private(status.password_file)["admin"]
            with AirflowClient(str(status.airflow.url), "admin", password) as airflow:
                airflow.wait_for_dags(LANDING, REFRESH)
                for dag_id in (LANDING, REFRESH):
                    airflow.unpause(dag_id)
                let_today_pass(airflow, LANDING, REFRESH)
                (simulated / "landing").rename(landing)
                for dag_id in (LANDING, REFRESH):
                    run_id = airflow.trigger(dag_id, partition_key="2021-07-19")
                    state = airflow.wait(
                        dag_id, run_id, seconds=600, on_question=lambda _: "Approve"
                    )
                    assert state == "success"
            warehouse = sa.create_engine(
                sa.make_url(stack.warehouse_url(settings)).set(drivername="postgresql+psycopg2")
            )
            told = Told(settings, warehouse)
            told.wait_for(f"{REFRESH}.publish")
            yield told
            warehouse.dispose()
        finally:
            stack.down(settings)


def test_every_successful_task_emits_a_lineage_complete_event(told: Told) -> None:
    for job in (f"{LANDING}.land", f"{LANDING}.validate", *(f"{REFRESH}.{step}" for step in STEPS)):
        assert told.completed(job), job
    assert len(told.completed(f"{REFRESH}.land")) >= len(FEEDS)
    assert {event["job"]["namespace"] for event in told.events} == {"tepat"}


def test_lineage_of_each_lake_table_has_the_columns_of_its_file(told: Told) -> None:
    tables = [one for one in told.datasets() if one["name"].startswith(str(told.lake))]
    assert len(names(tables)) > 40
    for table in tables:
        assert table["namespace"] == "file"
        place = Path(table["facets"]["symlinks"]["identifiers"][0]["name"])
        assert table["facets"]["version"]["datasetVersion"] in place.parts
        assert place.stem == Path(table["name"]).name
        assert fields(table) == pq.read_schema(place).names


def test_lineage_of_each_warehouse_table_and_view_has_its_columns(told: Told) -> None:
    url = told.warehouse.url
    relations = [one for one in told.datasets() if one["namespace"].startswith("postgres")]
    assert len(names(relations)) > 25
    for relation in relations:
        assert relation["namespace"] == f"postgres://{url.host}:{url.port}"
        database, _, name = relation["name"].partition(".")
        assert database == url.database
        assert fields(relation) == told.columns(name)


def test_landing_lineage_reads_the_feed_folder_and_has_column_lineage(told: Told) -> None:
    event = told.completed(f"{LANDING}.land")[0]
    folder = f"{told.settings.landing}/rt_rw"
    assert Path(folder).is_dir()
    assert folder in names(event["inputs"])
    rows = {one["name"]: one for one in event["outputs"]}[f"{told.lake}/landed/rt_rw/rows"]
    lineage = rows["facets"]["columnLineage"]["fields"]
    assert lineage["no_kk"]["inputFields"] == [
        {"namespace": "file", "name": folder, "field": "NO_KK", "transformations": []}
    ]
    assert set(lineage) < set(fields(rows))


def test_lineage_outputs_of_a_step_are_inputs_of_the_next(told: Told) -> None:
    steps = {step: told.completed(f"{REFRESH}.{step}")[-1] for step in STEPS}
    written, read = (
        {step: names(event[side]) for step, event in steps.items()}
        for side in ("outputs", "inputs")
    )
    assert f"{told.lake}/validated/rt_rw/member" in read["reconcile"]
    assert f"{told.lake}/runs/linked/household" in written["reconcile"] & read["decide"]
    assert f"{told.lake}/runs/decided/decision" in written["decide"] & read["audit"]
    assert f"{told.lake}/runs/decided/decision" in read["publish"]
    for table in ("published.decision", "published.member", "published.publication"):
        assert f"tepat.{table}" in written["publish"]


def test_publication_lineage_lists_reports_with_the_sources_of_each_column(
    told: Told,
) -> None:
    outputs = {one["name"]: one for one in told.completed(f"{REFRESH}.publish")[0]["outputs"]}
    reports = ("coverage", "exclusions_by_reason", "publications", "recipients_by_kota")
    assert {f"tepat.report.{name}" for name in reports} <= set(outputs)
    lineage = outputs["tepat.report.recipients_by_kota"]["facets"]["columnLineage"]["fields"]
    assert [(one["name"], one["field"]) for one in lineage["eligible"]["inputFields"]] == [
        ("tepat.report.recipients_by_kecamatan", "eligible")
    ]


def test_lineage_events_contain_no_identity_number_and_no_name(told: Told) -> None:
    landed = Path(told.settings.landing).rglob("*.csv")
    numbers = {one for file in landed for one in IDENTITY.findall(file.read_text("latin-1"))}
    people = {
        row[0] for row in told.rows("select name from published.member where name like '% %'")
    }
    assert len(numbers) > 1000
    assert len(people) > 100
    assert numbers.isdisjoint(IDENTITY.findall(told.text))
    assert [name for name in people if name in told.text] == []


def test_every_step_of_a_refresh_names_the_rule_book_of_its_run(told: Told) -> None:
    (kept,) = told.rows(
        "select distinct rule_book_sha256, product_version from ops.run where stage = 'refresh'"
    )
    for step in STEPS:
        facet = told.completed(f"{REFRESH}.{step}")[-1]["run"]["facets"]["tepat_ruleBook"]
        assert (facet["ruleBookSha256"], facet["productVersion"]) == tuple(kept)
