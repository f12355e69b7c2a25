"""Ten nights of a small town come out again from the lake, whatever has happened since."""

import json
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from tests.pipelines.town import Town

from tepat.pipelines.replay import ReplayDiffersError, UnknownPublicationError, replay
from tepat.stores.lake import file_sha256
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import LakeDamagedError, RuleBookDiffersError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow


def with_include(town: Town, include: Path) -> Settings:
    return Settings(**(town.settings.model_dump() | {"include_dir": include}))


def test_replay_of_ten_runs_is_identical(town: Town) -> None:
    digests = town.values("select digest from published.publication order by publication_id")
    assert len(digests) == 10
    assert len(town.values("select case_id from ops.resolution")) == 1
    replays = [replay(town.settings, town.warehouse, number) for number in range(1, 11)]
    assert [done.digest for done in replays] == digests
    assert list(town.settings.scratch_dir.iterdir()) == []


def test_replay_of_an_unknown_publication_lists_the_existing_ones(town: Town) -> None:
    with pytest.raises(UnknownPublicationError, match=r"no publication 99.*There are 10"):
        replay(town.settings, town.warehouse, 99)


def test_replay_refuses_a_changed_lake_file_and_names_it(town: Town, tmp_path: Path) -> None:
    shutil.copytree(town.settings.lake_dir, tmp_path / "lake")
    path = tmp_path / "lake/validated/rt_rw/000002/member.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    settings = Settings(**(town.settings.model_dump() | {"state_dir": tmp_path}))
    assert replay(settings, town.warehouse, 1).publication_id == 1
    name = "validated/rt_rw/000002/member.parquet"
    with pytest.raises(LakeDamagedError, match=rf"{name}.*changed since it was written"):
        replay(settings, town.warehouse, 2)


@pytest.mark.parametrize(
    "file", ["policy/programme.yaml", "sql/duckdb/decide/write_notes.sql", "feeds/rt_rw.yaml"]
)
def test_replay_with_a_different_rule_book_names_the_changed_files(
    town: Town, tmp_path: Path, file: str
) -> None:
    include = tmp_path / "include"
    shutil.copytree(PROJECT_ROOT / "include", include)
    comment = "-- another hand\n" if file.endswith(".sql") else "# another hand\n"
    (include / file).write_text((include / file).read_text("utf-8") + comment, "utf-8")
    with pytest.raises(RuleBookDiffersError, match=rf"These files differ: {file}\."):
        replay(with_include(town, include), town.warehouse, 1)


def test_replay_names_the_first_difference_without_its_value(town: Town, tmp_path: Path) -> None:
    shutil.copytree(town.settings.lake_dir, tmp_path / "lake")
    (run_id,) = town.values("select run_id from published.publication where publication_id = 5")
    decided = tmp_path / f"lake/runs/{run_id:08d}/decided"
    table = pq.read_table(decided / "decision.parquet")
    notes = pa.array([["TOLD"]] * len(table), pa.list_(pa.string()))
    changed = table.set_column(table.column_names.index("notes"), "notes", notes)
    pq.write_table(changed, decided / "decision.parquet")
    manifest = json.loads((decided / "manifest.json").read_text("utf-8"))
    manifest["sha256"]["decision.parquet"] = file_sha256(decided / "decision.parquet")
    (decided / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    settings = Settings(**(town.settings.model_dump() | {"state_dir": tmp_path}))
    with pytest.raises(ReplayDiffersError) as error:
        replay(settings, town.warehouse, 5)
    assert "table decided.decision, household " in str(error.value)
    assert "column notes" in str(error.value)
    assert "TOLD" not in str(error.value)


def test_replay_detects_a_digest_changed_in_the_warehouse(town: Town) -> None:
    with town.warehouse.begin() as connection:
        digest = "select digest from published.publication where publication_id = 3"
        change = sa.text("update published.publication set digest = :to where publication_id = 3")
        was = connection.exec_driver_sql(digest).scalar_one()
        connection.execute(change, {"to": "0" * 64})
    with pytest.raises(ReplayDiffersError, match="column digest"):
        replay(town.settings, town.warehouse, 3)
    with town.warehouse.begin() as connection:
        connection.execute(change, {"to": was})


def test_replay_of_a_warehouse_without_publication_is_reported(
    tmp_path: Path, warehouse: Warehouse
) -> None:
    with pytest.raises(UnknownPublicationError, match="Nothing has been published yet"):
        replay(Settings(state_dir=tmp_path), warehouse, 1)
