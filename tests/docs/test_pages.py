"""The pages say what the program says, and name nothing that is not there."""

import re
from pathlib import Path

import pytest
from tests.docs import dictionary, fragments

from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT

README = fragments.README.read_text(encoding="utf-8")
DOCUMENTS = sorted(
    [
        *PROJECT_ROOT.glob("*.md"),
        *(PROJECT_ROOT / "docs").rglob("*.md"),
        *(PROJECT_ROOT / "include").rglob("*.md"),
    ]
)


@pytest.mark.parametrize("name", fragments.FAST)
def test_a_generated_part_is_up_to_date(name: str) -> None:
    assert fragments.standing(name) == fragments.FAST[name](), "run: python -m tests.docs"


@pytest.mark.slow
def test_the_timetable_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in fragments.airflow_of_nobody(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert fragments.standing("timetable") == fragments.timetable(), "run: python -m tests.docs"


@pytest.mark.slow
def test_the_dictionary_of_the_warehouse_is_that_of_the_migrated_database(
    warehouse: Warehouse,
) -> None:
    assert fragments.standing("warehouse") == dictionary.schemas(warehouse), (
        "run: python -m tests.docs"
    )


def test_every_folder_of_statements_is_explained() -> None:
    sql = PROJECT_ROOT / "include" / "sql"
    page = (sql / "README.md").read_text(encoding="utf-8")
    assert [
        path.name
        for database in ("duckdb", "postgres")
        for path in (sql / database).iterdir()
        if f"`{database}/{path.name}/`" not in page
    ] == []


def test_every_guarantee_names_a_test_that_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", README)
    assert len(named) >= 15
    for file, test in named:
        text = (PROJECT_ROOT / file).read_text(encoding="utf-8")
        assert f"def {test}(" in text, f"{file}::{test}"


def test_every_make_target_that_is_named_exists_and_every_target_is_named() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    named = {target for document in DOCUMENTS for target in _targets(document)}
    assert named <= targets
    assert targets - named == {"help"}


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT_ROOT))
)
def test_every_file_that_is_named_or_linked_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
    named = re.findall(r"`((?:include|plugins|dags|tests|docs|compose)/[\w./-]*[\w/])`", text)
    assert [name for name in named if not (PROJECT_ROOT / name).exists()] == []


def _targets(document: Path) -> list[str]:
    return re.findall(r"`make ([a-z-]+)", document.read_text(encoding="utf-8"))
