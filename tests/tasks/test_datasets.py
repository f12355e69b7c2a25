"""Datasets bear the names that OpenLineage's conventions give them, and no password."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tepat.domain.feeds import load_feeds
from tepat.stores.lake import Lake
from tepat.support.settings import PROJECT_ROOT
from tepat.tasks.datasets import lake_tables, landing_folder

DEATHS = load_feeds(PROJECT_ROOT / "include" / "feeds")["dukcapil/kematian"]


@pytest.mark.parametrize(
    ("root", "namespace", "name"),
    [
        ("/srv/landing", "file", "/srv/landing/dukcapil/kematian"),
        ("file:///srv/landing/", "file", "/srv/landing/dukcapil/kematian"),
        ("s3://dinsos/masuk", "s3://dinsos", "masuk/dukcapil/kematian"),
        ("sftp://tepat:secret@host:22/in", "sftp://host:22", "in/dukcapil/kematian"),
    ],
)
def test_landing_dataset_is_named_by_its_address_without_the_password(
    root: str, namespace: str, name: str
) -> None:
    folder = landing_folder(root, DEATHS)
    assert (folder.namespace, folder.name) == (namespace, name)
    assert [column.name for column in folder.columns] == [one.name for one in DEATHS.columns]


def write(lake: Lake, relative: str, table: str, *columns: str) -> None:
    with lake.seal(relative, {}) as directory:
        pq.write_table(pa.table({name: [1] for name in columns}), directory / f"{table}.parquet")


def test_lake_table_is_one_dataset_for_all_landings_and_runs(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    write(lake, "landed/rt_rw/000001", "rows", "nik")
    write(lake, "landed/rt_rw/000002", "rows", "nik", "no_kk")
    write(lake, "runs/00000007/decided", "decision", "status")
    found = lake_tables(tmp_path, lake.files_written)
    assert list(found) == [f"{tmp_path}/landed/rt_rw/rows", f"{tmp_path}/runs/decided/decision"]
    rows = found[f"{tmp_path}/landed/rt_rw/rows"]
    assert rows.version == "000002"
    assert rows.location == f"{tmp_path}/landed/rt_rw/000002/rows.parquet"
    assert [column.name for column in rows.columns] == ["nik", "no_kk"]


def test_lake_records_which_tables_are_read(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    write(lake, "landed/rt_rw/000001", "rows", "nik")
    assert lake.files_read == set()
    sealed = lake.open(tmp_path / "landed/rt_rw/000001")
    assert {sealed["rows"]} == lake.files_read == lake.files_written
