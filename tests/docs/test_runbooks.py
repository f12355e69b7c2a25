"""Every alarm has a runbook, and the page of every DAG leads to those it may need."""

import pytest
from tests.docs.runbooks import HEADINGS, Runbook, errors, guards, load_runbooks

from tepat.domain.feeds import load_feeds
from tepat.support.settings import PROJECT_ROOT
from tepat.tasks import wiring

RUNBOOKS = load_runbooks()
ALARMS = {alarm for one in RUNBOOKS for alarm in one.alarms}


def test_every_error_of_the_product_has_a_runbook() -> None:
    assert {"WarehouseBusyError", "LakeDamagedError", "NoPlanError"} <= errors()
    assert errors() - ALARMS == set()


def test_every_batch_guard_has_a_runbook() -> None:
    assert {"quarantined_share", "accepted_rows", "stale_feed"} <= guards()
    assert guards() - ALARMS == set()


def test_no_runbook_is_of_an_error_or_a_guard_that_is_gone() -> None:
    guarding = {
        alarm for one in RUNBOOKS if one.path.stem.startswith("guard-") for alarm in one.alarms
    }
    raised = {alarm for alarm in ALARMS if alarm.endswith("Error") and " " not in alarm}
    assert guarding == guards()
    assert raised - errors() == {"TepatError"}


@pytest.mark.parametrize("runbook", RUNBOOKS, ids=lambda one: one.path.stem)
def test_runbook_answers_the_five_questions(runbook: Runbook) -> None:
    assert runbook.headings == HEADINGS


@pytest.mark.parametrize("dag", wiring.RUNBOOKS)
def test_page_of_a_dag_links_the_runbooks_that_name_it(dag: str) -> None:
    named = {one.path.stem for one in RUNBOOKS if dag in one.dags}
    assert set(wiring.RUNBOOKS[dag]) == named


@pytest.mark.slow
def test_every_dag_ends_its_manual_with_its_runbooks() -> None:
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(PROJECT_ROOT / "dags")
    landings = {f"land_{feed.slug}" for feed in load_feeds(PROJECT_ROOT / "include/feeds").values()}
    for dag_id, dag in bag.dags.items():
        key = wiring.LANDING if dag_id in landings else dag_id
        listed = (dag.doc_md or "").partition("## Runbooks")[2]
        assert listed.count("\n- ") == len(wiring.RUNBOOKS[key]), dag_id


def test_runbooks_are_links_where_the_setting_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "- `docs/runbooks/task-failed.md`" in wiring.manual("Text.", wiring.ARRIVAL)
    monkeypatch.setenv("TEPAT_DOCS_URL", "http://docs.example/tepat/")
    assert "- [task-failed](http://docs.example/tepat/runbooks/task-failed.html)" in wiring.manual(
        "Text.", wiring.ARRIVAL
    )
