"""The hash of the rule book changes with every file that decides, and with no other."""

import shutil
from pathlib import Path

import pytest

from tepat import __version__
from tepat.domain.rule_book import RuleBook
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"


@pytest.mark.parametrize(
    "file",
    [
        "policy/guards.yaml", "sql/duckdb/decide/rules/not_affected.sql",
        "sql/duckdb/reconcile/pair_by_nik.sql", "sql/duckdb/validate/rt_rw/derive_facts.sql",
        "sql/duckdb/macros/normal_name.sql", "expectations/kemensos.json", "feeds/sanggah.yaml",
        "linkage/2026-11.json", "reference/kelurahan.csv",
    ],
)  # fmt: skip
def test_change_in_a_rule_file_changes_the_rule_book_hash_and_names_the_file(
    tmp_path: Path, file: str
) -> None:
    before = RuleBook.of(INCLUDE)
    if not (INCLUDE / file).exists():
        file = next(name for name in before.files if name.startswith(file.rpartition("/")[0]))
    copied = Path(shutil.copytree(INCLUDE, tmp_path / "include"))
    with (copied / file).open("a", encoding="utf-8") as changed:
        changed.write("\n")
    after = RuleBook.of(copied)
    assert after.sha256 != before.sha256
    assert after.differences(before) == (file,)


@pytest.mark.parametrize(
    "file", ["messages/reasons.id.yaml", "sql/postgres/runs/insert_run.sql", "policy/README.md"]
)
def test_change_in_a_file_without_rules_keeps_the_rule_book_hash(tmp_path: Path, file: str) -> None:
    copied = Path(shutil.copytree(INCLUDE, tmp_path / "include"))
    with (copied / file).open("a", encoding="utf-8") as changed:
        changed.write("\n")
    assert RuleBook.of(copied).sha256 == RuleBook.of(INCLUDE).sha256


def test_removed_rule_book_file_is_named(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(INCLUDE, tmp_path / "include"))
    (copied / "sql/duckdb/decide/rules/not_affected.sql").unlink()
    gone = RuleBook.of(copied).differences(RuleBook.of(INCLUDE))
    assert gone == ("sql/duckdb/decide/rules/not_affected.sql",)


def test_rule_book_identity_has_hash_and_version() -> None:
    identity = RuleBook.of(INCLUDE).identity
    assert len(identity.rule_book_sha256) == 64
    assert identity.product_version == __version__
