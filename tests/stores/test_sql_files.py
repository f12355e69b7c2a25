"""Files of the schema: what is released does not change, and what is repeatable makes one thing."""

import hashlib
import importlib
import re
from pathlib import Path

import pytest

from tepat.stores.migrations.comments import Comments
from tepat.stores.migrations.repeatable import read_definitions
from tepat.stores.migrations.revisions import files_in_order
from tepat.stores.warehouse import Role
from tepat.support.settings import PROJECT_ROOT

POSTGRES = PROJECT_ROOT / "include" / "sql" / "postgres"
SCHEMA = POSTGRES / "schema"
RELEASED = SCHEMA / "released.sha256"
REVISIONS = sorted(path.name for path in SCHEMA.iterdir() if path.is_dir())
DEFINITIONS = read_definitions(POSTGRES / "repeatable")
RENEW = "after a release: cd include/sql/postgres/schema && sha256sum 0*/*.sql > released.sha256"


def released() -> dict[str, str]:
    lines = RELEASED.read_text("utf-8").splitlines()
    return {name: sha256 for sha256, name in (line.split("  ") for line in lines)}


def test_files_of_released_revisions_are_unchanged() -> None:
    noted = released()
    folders = {name.split("/")[0] for name in noted}
    standing = {
        f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SCHEMA.glob("*/*.sql")
        if path.parent.name in folders
    }
    assert standing == noted, f"a later revision changes what is released; {RENEW}"
    assert sorted(folders) == REVISIONS[: len(folders)]


@pytest.mark.parametrize("revision", REVISIONS)
def test_revision_runs_the_files_of_its_own_folder_and_no_others(revision: str) -> None:
    module = importlib.import_module(f"tepat.stores.migrations.versions.r{revision}")
    assert revision.startswith(f"{module.revision}_")
    text = Path(module.__file__ or "").read_text("utf-8")
    assert re.findall(r"run_folder\((.*)\)", text) == [f'"{revision}"']
    assert ".sql" not in text
    files = {path.name for path in (SCHEMA / revision).glob("*.sql")} - {"create_schemas.sql"}
    assert set(files_in_order(SCHEMA / revision)) == files


def test_file_that_fills_a_table_comes_after_the_one_that_creates_it(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("insert into ops.b values (1)")
    (tmp_path / "b.sql").write_text("-- ops.c\ncreate table ops.b (a int)")
    assert files_in_order(tmp_path) == ["b.sql", "a.sql"]


def test_every_described_table_and_view_is_there_and_no_sql_file_describes_one() -> None:
    wrong = re.compile(r"^comment on (table|view|column)", re.MULTILINE)
    assert [path.name for path in POSTGRES.rglob("*.sql") if wrong.search(path.read_text())] == []
    described = Comments(POSTGRES / "comments").by_name
    views = {one.makes for one in DEFINITIONS if one.schema != "grants"}
    tables = re.compile(r"^create table ([\w.]+)", re.MULTILINE)
    made = {name for path in SCHEMA.glob("*/*.sql") for name in tables.findall(path.read_text())}
    assert set(described) <= views | made | {"ops.alembic_version"}


def test_revision_files_create_no_view_and_no_grant() -> None:
    wrong = re.compile(r"^(create (or replace )?view|grant (?!create on schema))", re.MULTILINE)
    assert [path.name for path in SCHEMA.glob("*/*.sql") if wrong.search(path.read_text())] == []


def test_repeatable_file_creates_the_object_of_its_path() -> None:
    made = re.compile(r"^create or replace (?:view|function) ([\w.]+)", re.MULTILINE)
    for one in DEFINITIONS:
        expected = [] if one.schema == "grants" else [one.makes]
        assert made.findall(one.text) == expected, one.file


def test_repeatable_files_run_after_the_objects_they_use() -> None:
    place = {one.makes: place for place, one in enumerate(DEFINITIONS)}
    for one in DEFINITIONS:
        assert all(place[name] < place[one.makes] for name in one.names & place.keys()), one.file
    assert place["published.stood_at"] < place["published.decision_as_of"]
    assert place["report.recipients_by_kecamatan"] < place["report.recipients_by_kota"]


def test_every_role_has_a_grants_file() -> None:
    grants = {one.path.stem for one in DEFINITIONS if one.schema == "grants"}
    assert grants == {role.value for role in Role} - {"tepat_owner"} | {"public"}
    revoked = (POSTGRES / "upgrade" / "revoke_privileges.sql").read_text("utf-8")
    assert all(re.search(rf"\b{grant}\b", revoked) for grant in grants)
