"""What each stage declares is what its SQL says: reads, writes, and an order that works."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from tests.sql.derived import tables_read

from tepat.domain.feeds import load_feeds
from tepat.domain.policy import load_policies
from tepat.outputs.extract import STAGE as EXTRACT
from tepat.stage_runner import Repeat, Stage, Step, Stream, Task, When
from tepat.stages.decide.stage import STAGE as DECIDE
from tepat.stages.publish.audit import checks
from tepat.stages.publish.commit import STAGE as PUBLISH
from tepat.stages.publish.stage import STAGE as AUDIT
from tepat.stages.reconcile.stage import STAGE as RECONCILE
from tepat.stages.validate.stage import stage_of
from tepat.stores.statements import Header
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
SQL = INCLUDE / "sql" / "duckdb"
FEEDS = load_feeds(INCLUDE / "feeds").values()
STAGES = [*(stage_of(feed, SQL) for feed in FEEDS), RECONCILE, DECIDE, AUDIT, PUBLISH, EXTRACT]
# Written again on purpose: each writing builds on the one before, or replaces it for the next use.
WRITTEN_AGAIN = {
    "reconcile": {
        "candidate", "candidate_pair", "enrolment_by_kk", "household_kk", "household_residence",
        "kk_class", "moved_kelurahan", "node_key", "node_label", "pair_by_evidence",
        "pair_by_name_and_birth", "pair_by_nik", "pair_relocation_by_kk", "pair_score", "person",
        "person_link", "renumbered",
    }
}  # fmt: skip


def flat(steps: tuple[Step, ...]) -> Iterator[str | Task]:
    """The statements and tasks of steps, in order; what is repeated once."""
    for step in steps:
        if isinstance(step, Repeat):
            yield from step.statements
        elif isinstance(step, When):
            yield from flat(step.steps)
        elif isinstance(step, Stream):
            yield step.statement
        else:
            yield step


def reads(step: str | Task) -> set[str]:
    """The tables that a step reads, by its SQL."""
    if isinstance(step, Task):
        return set(step.reads)
    return tables_read((SQL / f"{step}.sql").read_text("utf-8"), "duckdb")


def writes(step: str | Task) -> set[str]:
    """The tables that a step writes."""
    if isinstance(step, Task):
        return set(step.writes)
    return set(Header.of((SQL / f"{step}.sql").read_text("utf-8")).writes)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_step_reads_only_inputs_and_tables_of_earlier_steps(stage: Stage) -> None:
    known = set(stage.inputs)
    for step in flat(stage.steps):
        assert reads(step) - known == set(), f"{step} reads what nobody has written yet"
        known |= writes(step)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_declared_output_is_written_and_every_input_is_read(stage: Stage) -> None:
    steps = list(flat(stage.steps))
    written = {table for step in steps for table in writes(step)}
    assert set(stage.outputs) <= written | set(stage.inputs)
    if stage.name not in ("audit", "publish"):
        used = {table for step in steps for table in reads(step)} | set(stage.outputs)
        assert set(stage.inputs) <= used


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_step_order_is_derived_from_sql_for_tables_written_once(stage: Stage) -> None:
    steps = list(flat(stage.steps))
    last = {table: number for number, step in enumerate(steps) for table in writes(step)}
    needs = {
        number: {last[table] for table in reads(step) if last.get(table, number) < number}
        for number, step in enumerate(steps)
    }
    order = list(TopologicalSorter(needs).static_order())
    assert sorted(order) == list(range(len(steps)))
    again = {table for table in last if sum(table in writes(step) for step in steps) > 1}
    assert again == WRITTEN_AGAIN.get(stage.name, set())


def test_rules_and_audits_read_only_the_declared_inputs_of_their_task() -> None:
    rules = load_policies(INCLUDE / "policy")[-1].rules
    (task,) = (step for step in DECIDE.steps if isinstance(step, Task))
    read = {table for rule in rules for table in reads(f"decide/rules/{rule}")}
    assert read == set(task.reads)
    known = set(AUDIT.inputs) | {table for step in flat(AUDIT.steps) for table in writes(step)}
    for check in checks(SQL):
        assert reads(f"audit/{check}") <= known


def test_every_sql_file_of_a_stage_is_run_by_the_stage() -> None:
    run = {step for stage in STAGES for step in flat(stage.steps) if isinstance(step, str)}
    inputs = (source for stage in STAGES for source in stage.inputs.values())
    run |= {source.when_missing for source in inputs if source.when_missing}
    in_tasks = {
        "reconcile/relate_pairs", "reconcile/choose_examples", "publish/guard/count_new_files",
        "publish/guard/count_households", "publish/guard/find_newest_list",
        "publish/guard/find_newest_report",
    }  # fmt: skip
    there = {
        path.relative_to(SQL).with_suffix("").as_posix()
        for folder in ("validate", "reconcile", "decide", "publish")
        for path in Path(SQL / folder).rglob("*.sql")
        if path.parent.name not in ("rules", "send")
    }
    assert there - run - in_tasks == set()
