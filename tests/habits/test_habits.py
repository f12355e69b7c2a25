"""What surrounds the code: version, changelog, hooks, forms, and who may do what where."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

import tepat
from tepat.cli import app
from tepat.support.settings import PROJECT_ROOT

FORMS = PROJECT_ROOT / ".github" / "ISSUE_TEMPLATE"
YAML_FILES = [
    PROJECT_ROOT / ".pre-commit-config.yaml",
    PROJECT_ROOT / "docker-compose.yaml",
    *sorted((PROJECT_ROOT / ".github").rglob("*.y*ml")),
]
CHECK_TEXT = PROJECT_ROOT / ".ci" / "check_text.py"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def hooks() -> list[dict[str, Any]]:
    return [
        hook
        for repository in read(PROJECT_ROOT / ".pre-commit-config.yaml")["repos"]
        for hook in repository["hooks"]
    ]


def test_version_option_prints_the_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"tepat {tepat.__version__}\n")


def test_version_is_available_without_installing_the_package(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import tepat; print(tepat.__version__)"],
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "plugins")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == tepat.__version__


def test_newest_changelog_version_equals_the_package_version() -> None:
    text = (PROJECT_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, newest = re.findall(r"^## \[([^]]+)\]", text, re.MULTILINE)[:2]
    assert (first, newest) == ("Unreleased", tepat.__version__)


def test_image_tag_equals_the_package_version() -> None:
    image = read(PROJECT_ROOT / "docker-compose.yaml")["x-airflow"]["image"]
    assert image == f"tepat:{tepat.__version__}"


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.name)
def test_every_yaml_file_is_valid(path: Path) -> None:
    assert isinstance(read(path), dict)


def test_ci_workflow_has_read_only_permission_and_runs_make_targets() -> None:
    workflow = read(PROJECT_ROOT / ".github" / "workflows" / "ci.yaml")
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert job["timeout-minutes"] == 90
    assert [step["run"] for step in job["steps"] if "run" in step] == ["bash .ci/run"]
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)


def test_pre_commit_hooks_are_local_and_name_existing_commands() -> None:
    repositories = read(PROJECT_ROOT / ".pre-commit-config.yaml")["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    assert len(hooks()) >= 6
    for hook in hooks():
        assert hook["language"] == "system"
        for word in shlex.split(hook["entry"]):
            if word.startswith("."):
                assert (PROJECT_ROOT / word).exists(), word
        assert os.access(PROJECT_ROOT / shlex.split(hook["entry"])[0], os.X_OK)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        ("yaml", b"a: [1]\n---\nb: !x 2\n", b"a: [1\n"),
        ("end-of-file", b"a\n", b"a"),
        ("end-of-file", b"", b"a\n\n"),
        ("trailing-whitespace", b"a\r\n\nb\n", b"a\nb \n"),
    ],
)
def test_text_checks_accept_good_files_and_name_bad_files(
    tmp_path: Path, check: str, good: bytes, bad: bytes
) -> None:
    (tmp_path / "good").write_bytes(good)
    (tmp_path / "bad").write_bytes(bad)
    done = subprocess.run(
        [sys.executable, CHECK_TEXT, check, tmp_path / "good", tmp_path / "bad"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert (len(done.stdout.splitlines()), "good:" in done.stdout) == (1, False)


@pytest.mark.parametrize("name", ["bug.yaml", "rule_or_feed.yaml"])
def test_issue_form_warns_about_identity_numbers_first_and_confirms_last(name: str) -> None:
    body = read(FORMS / name)["body"]
    assert "Never paste identity numbers" in body[0]["attributes"]["value"]
    assert body[-1]["attributes"]["options"][0]["required"] is True
    ids = [part["id"] for part in body if "id" in part]
    assert len(ids) == len(set(ids))


def test_bug_form_placeholder_is_the_current_version() -> None:
    version = next(part for part in read(FORMS / "bug.yaml")["body"] if part.get("id") == "version")
    assert version["attributes"]["placeholder"] == f"tepat {tepat.__version__}"


def test_renovate_groups_updates_weekly_and_names_no_registry() -> None:
    text = (PROJECT_ROOT / "renovate.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert {"pep621", "pip-compile"} <= set(found["enabledManagers"])
    assert found["schedule"] == ["before 6am on monday"]
    assert any("groupName" in rule for rule in found["packageRules"])
    assert not re.search(r"registryUrls|hostRules|index-url", text)


def test_make_help_lists_the_audit_target_and_its_requirements() -> None:
    done = subprocess.run(
        ["/usr/bin/env", "make", "--no-print-directory", "help"],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("  make audit ")]
    assert "network" in line
    assert "audit" not in (PROJECT_ROOT / ".ci" / "run").read_text(encoding="utf-8")
