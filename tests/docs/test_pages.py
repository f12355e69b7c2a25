"""The pages say what the program says, and name nothing that is not there."""

import re
from pathlib import Path

import pytest
from tests.docs import dictionary, figures, parts, rule_pages
from tests.docs.guarantees import load_guarantees
from tests.docs.parts import RENEW

from tepat.cli.epilog import environment
from tepat.domain.messages import load_messages
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
MOST_WORDS = 1000
# They show how files are added, so they name files that are not there.
TUTORIALS = {"first-change.md", "add-a-feed.md", "add-a-report.md"}
DOCUMENTS = sorted(
    [
        *PROJECT_ROOT.glob("*.md"),
        *(PROJECT_ROOT / "docs").rglob("*.md"),
        *(PROJECT_ROOT / "include").rglob("*.md"),
    ]
)


@pytest.mark.parametrize("name", parts.FAST)
def test_generated_part_is_up_to_date(name: str) -> None:
    assert parts.standing(name) == parts.FAST[name][1](), RENEW


@pytest.mark.parametrize("page", parts.whole_pages(), ids=lambda path: path.name)
def test_generated_page_is_up_to_date(page: Path) -> None:
    assert page.exists(), RENEW
    assert page.read_text(encoding="utf-8") == parts.whole_pages()[page](), RENEW


@pytest.mark.slow
def test_timetable_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in parts.airflow_of_nobody(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert parts.standing("timetable") == parts.timetable(), RENEW


@pytest.mark.slow
def test_data_dictionary_equals_the_migrated_database(
    warehouse: Warehouse,
) -> None:
    assert parts.standing("warehouse") == dictionary.schemas(warehouse), RENEW


def test_readme_is_short_and_names_the_two_commands() -> None:
    assert len(README.split()) <= MOST_WORDS
    assert "make demo" in README
    assert "make test" in README


def test_readme_names_every_figure_that_misses_its_limit() -> None:
    assert figures.missed()
    assert [one for one in figures.missed() if one.number not in README] == []


def test_every_reason_has_a_page() -> None:
    reasons = load_messages(PROJECT_ROOT / "include").reasons
    assert {rule.code for rule in rule_pages.all_rules()} == set(reasons)
    files = {path.stem for path in (PROJECT_ROOT / "docs" / "rules").glob("*.md")} - {"index"}
    assert files == {rule.name for rule in rule_pages.all_rules()}


def test_help_names_every_setting() -> None:
    named = re.findall(r"TEPAT_\w+", environment())
    assert named == [Settings.variable(field) for field in Settings.model_fields]


def test_every_sql_folder_is_described() -> None:
    sql = PROJECT_ROOT / "include" / "sql"
    page = (sql / "README.md").read_text(encoding="utf-8")
    assert [
        path.name
        for database in ("duckdb", "postgres")
        for path in (sql / database).iterdir()
        if path.is_dir() and f"`{database}/{path.name}/`" not in page
    ] == []


def test_every_guarantee_names_tests_that_exist() -> None:
    named = [test.split("::") for tests in load_guarantees().values() for test in tests]
    assert len(named) >= 50
    for file, test in named:
        text = (PROJECT_ROOT / file).read_text(encoding="utf-8")
        assert f"def {test}(" in text, f"{file}::{test}"


def test_documented_make_targets_equal_those_of_the_makefile() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    named = {target for document in DOCUMENTS for target in _targets(document)}
    assert named <= targets
    assert targets - named == {"help"}


@pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT_ROOT))
)
def test_every_file_named_or_linked_in_the_documentation_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
    if document.name in TUTORIALS:
        return
    named = re.findall(r"`((?:include|plugins|dags|tests|docs|compose)/[\w./-]*[\w/])`", text)
    assert [name for name in named if not (PROJECT_ROOT / name).exists()] == []


def _targets(document: Path) -> list[str]:
    return re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
