"""What every DAG promises to those who operate it."""

import ast
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tepat.domain.feeds import load_feeds
from tepat.support.settings import PROJECT_ROOT

if TYPE_CHECKING:
    from airflow.sdk import DAG

pytestmark = pytest.mark.slow

DAG_FILES = sorted((PROJECT_ROOT / "dags").glob("*.py"))
HEADINGS = ("What it does", "When", "Inputs", "Outputs", "If it fails")
FEEDS = load_feeds(PROJECT_ROOT / "include" / "feeds")
LANDINGS = {f"land_{feed.slug}" for feed in FEEDS.values()}

# Airflow's dag processor forks with Airflow itself loaded, and so does this.
MEASURE = """
import sys, time
import airflow.dag_processing.dagbag, airflow.providers.standard.operators.hitl
import airflow.providers.standard.operators.trigger_dagrun, airflow.sdk.definitions.deadline
before, loaded = time.process_time(), set(sys.modules)
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), {"__name__": "measured"})
print(time.process_time() - before)
heavy = {"duckdb", "great_expectations", "pandas", "pyarrow"}
print(",".join(heavy & set(sys.modules) - loaded))
"""


def test_dags_are_one_landing_per_feed_one_refresh_and_payments(
    dags: "dict[str, DAG]",
) -> None:
    assert set(dags) == LANDINGS | {
        "refresh_recipients",
        "refresh_on_arrival",
        "distribute_aid",
    }


@pytest.mark.parametrize("path", DAG_FILES, ids=lambda path: path.stem)
def test_each_dag_file_is_parsed_in_less_than_a_second(path: Path, airflow_home: None) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, heavy = done.stdout.split("\n")[-3:-1]
    assert float(seconds) < 1
    assert heavy == ""


@pytest.mark.parametrize("path", DAG_FILES, ids=lambda path: path.stem)
def test_dag_file_contains_only_wiring_and_a_docstring_manual(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 80
    manual = ast.get_docstring(ast.parse(text)) or ""
    found = [line[3:] for line in manual.splitlines() if line.startswith("## ")]
    assert found == list(HEADINGS)


def test_every_dag_has_manual_owner_tags_and_description(dags: "dict[str, DAG]") -> None:
    for dag in dags.values():
        assert all(f"## {heading}" in (dag.doc_md or "") for heading in HEADINGS), dag.dag_id
        assert dag.owner == "data-engineers"
        assert "tepat" in dag.tags
        assert dag.description


def test_no_dag_has_catchup_or_concurrent_runs(dags: "dict[str, DAG]") -> None:
    for dag in dags.values():
        assert not dag.catchup
        assert dag.max_active_runs == 1


def test_errors_that_a_person_must_fix_are_not_retried(dags: "dict[str, DAG]") -> None:
    from airflow.sdk import RetryAction

    from tepat.support.errors import ConfigurationError, LandingUnreadableError, WarehouseBusyError

    for dag in dags.values():
        for task in dag.tasks:
            policy: Any = task.retry_policy
            assert task.retries
            assert task.retry_exponential_backoff
            assert policy.evaluate(ConfigurationError("x"), 1, 4).action is RetryAction.FAIL
            for passing in (WarehouseBusyError("x"), LandingUnreadableError("x")):
                assert policy.evaluate(passing, 1, 4).action is RetryAction.RETRY
            assert policy.evaluate(OSError("x"), 1, 4).action is RetryAction.DEFAULT


def test_mapped_tasks_are_few_and_labelled_with_their_feed(dags: "dict[str, DAG]") -> None:
    mapped = [task for dag in dags.values() for task in dag.tasks if task.is_mapped]
    assert [task.task_id for task in mapped] == ["land"]
    land: Any = mapped[0]
    assert land.partial_kwargs["map_index_template"]
    assert land.op_kwargs_expand_input.value["feed"] == list(FEEDS)


def test_each_landing_updates_the_asset_of_its_feed_and_refresh_that_of_the_list(
    dags: "dict[str, DAG]",
) -> None:
    for feed in FEEDS.values():
        dag = dags[f"land_{feed.slug}"]
        assert [asset.uri for asset in dag.get_task("validate").outlets] == [feed.asset]
        assert not dag.get_task("land").outlets
    outlets = dags["refresh_recipients"].get_task("publish").outlets
    assert [asset.name for asset in outlets] == ["recipients"]


def test_refresh_tasks_are_in_pipeline_order(dags: "dict[str, DAG]") -> None:
    dag = dags["refresh_recipients"]
    order = ["begin", "land", "reconcile", "decide", "audit", "approve", "publish"]
    assert [task.task_id for task in dag.topological_sort()] == order  # type: ignore[no-untyped-call]


def test_payment_batch_is_not_sent_without_human_approval(dags: "dict[str, DAG]") -> None:
    dag = dags["distribute_aid"]
    for before, after in pairwise(["reconcile", "draft", "approve", "seal"]):
        assert dag.get_task(after).upstream_task_ids == {before}
    approve: Any = dag.get_task("approve")
    assert approve.defaults == ["Reject"]


@pytest.mark.parametrize(
    ("dag_id", "step"), [("distribute_aid", "draft"), ("refresh_recipients", "audit")]
)
def test_approval_question_is_the_text_from_the_task_before(
    dags: "dict[str, DAG]", dag_id: str, step: str
) -> None:
    approve: Any = dags[dag_id].get_task("approve")
    worded = f"{{{{ ti.xcom_pull(task_ids='{step}')['%s'] }}}}"
    assert (approve.subject, approve.body) == (worded % "subject", worded % "question")


def test_run_date_is_the_calendar_day_in_jakarta(dags: "dict[str, DAG]") -> None:
    for dag_id in LANDINGS | {"refresh_recipients"}:
        timetable: Any = dags[dag_id].timetable
        assert (timetable.key_format, str(timetable.timezone)) == ("%Y-%m-%d", "Asia/Jakarta")


def test_refresh_is_triggered_by_the_asset_of_every_feed(dags: "dict[str, DAG]") -> None:
    timetable: Any = dags["refresh_on_arrival"].timetable
    heard = {asset.uri for asset in timetable.asset_condition.objects}
    assert heard == {feed.asset for feed in FEEDS.values()}
