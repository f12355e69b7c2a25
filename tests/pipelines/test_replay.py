"""Ten nights of a small town come out again from the lake, whatever has happened since."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.pipelines.town import Town

from tepat.pipelines.replay import ReplayDiffersError, UnknownPublicationError, replay
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import ConfigurationError, LakeDamagedError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow


def with_include(town: Town, include: Path) -> Settings:
    return Settings(**(town.settings.model_dump() | {"include_dir": include}))


def test_ten_of_ten_nights_come_out_identical(town: Town) -> None:
    digests = town.values("select digest from published.publication order by publication_id")
    assert len(digests) == 10
    assert len(town.values("select case_id from ops.resolution")) == 1
    replays = [replay(town.settings, town.warehouse, number) for number in range(1, 11)]
    assert [done.digest for done in replays] == digests
    assert list(town.settings.scratch_dir.iterdir()) == []


def test_a_publication_that_never_was_is_said_with_those_that_were(town: Town) -> None:
    with pytest.raises(UnknownPublicationError, match=r"no publication 99.*There are 10"):
        replay(town.settings, town.warehouse, 99)


def test_a_file_of_the_lake_that_was_changed_is_refused_by_its_name(
    town: Town, tmp_path: Path
) -> None:
    shutil.copytree(town.settings.lake_dir, tmp_path / "lake")
    path = tmp_path / "lake/validated/rt_rw/000002/member.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    settings = Settings(**(town.settings.model_dump() | {"state_dir": tmp_path}))
    assert replay(settings, town.warehouse, 1).publication_id == 1
    name = "validated/rt_rw/000002/member.parquet"
    with pytest.raises(LakeDamagedError, match=rf"{name}.*changed since it was written"):
        replay(settings, town.warehouse, 2)


def test_policy_files_that_changed_since_are_said_so(town: Town, tmp_path: Path) -> None:
    include = tmp_path / "include"
    shutil.copytree(PROJECT_ROOT / "include", include)
    for path in (include / "policy").iterdir():
        path.write_text(path.read_text("utf-8") + "# another hand\n", "utf-8")
    settings = with_include(town, include)
    with pytest.raises(ConfigurationError, match="policy files have changed since"):
        replay(settings, town.warehouse, 1)


def test_the_first_difference_is_named_without_its_value(town: Town, tmp_path: Path) -> None:
    include = tmp_path / "include"
    shutil.copytree(PROJECT_ROOT / "include", include)
    rule = include / "sql/duckdb/decide/write_notes.sql"
    rule.write_text(rule.read_text("utf-8").replace("'SELF_REPORTED'", "'SELF_TOLD'"), "utf-8")
    settings = with_include(town, include)
    with pytest.raises(ReplayDiffersError) as error:
        replay(settings, town.warehouse, 5)
    assert "table decided.decision, household " in str(error.value)
    assert "column notes" in str(error.value)
    assert "SELF_" not in str(error.value)


def test_a_digest_changed_in_the_warehouse_is_found(town: Town) -> None:
    with town.warehouse.begin() as connection:
        digest = "select digest from published.publication where publication_id = 3"
        change = sa.text("update published.publication set digest = :to where publication_id = 3")
        was = connection.exec_driver_sql(digest).scalar_one()
        connection.execute(change, {"to": "0" * 64})
    with pytest.raises(ReplayDiffersError, match="column digest"):
        replay(town.settings, town.warehouse, 3)
    with town.warehouse.begin() as connection:
        connection.execute(change, {"to": was})


def test_a_warehouse_in_which_nothing_was_published_says_so(
    tmp_path: Path, warehouse: Warehouse
) -> None:
    with pytest.raises(UnknownPublicationError, match="Nothing has been published yet"):
        replay(Settings(state_dir=tmp_path), warehouse, 1)
