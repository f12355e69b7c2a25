"""The command: teaches, starts fast, and says in one message what went wrong."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tepat.cli import app
from tepat.cli.faults import ExitCode, ReportingGroup, redacted
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

COMMANDS = [
    "up", "down", "status", "simulate", "refresh", "explain", "export", "diff", "replay",
    "feedback", "review", "report", "pay", "simulate-bank", "psql-url", "demo",
]  # fmt: skip
RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEPAT_STATE_DIR", str(tmp_path))
    monkeypatch.delenv("TEPAT_LANDING", raising=False)


def failing_with(error: Exception) -> typer.Typer:
    """A command of the same kind that fails so."""
    failing = typer.Typer(cls=ReportingGroup)

    def fail() -> None:
        raise error

    failing.command("fail")(fail)
    failing.callback()(lambda: None)
    return failing


def test_help_lists_every_command_and_the_exit_codes() -> None:
    text = RUNNER.invoke(app, ["--help"]).output
    assert all(f" {command} " in text for command in COMMANDS)
    assert "Exit codes" in text


@pytest.mark.parametrize(
    "command",
    [
        *("up", "simulate", "simulate-bank", "refresh", "explain", "export", "diff", "replay"),
        *("feedback", "report", "psql-url"),
    ],
)
def test_help_of_each_command_shows_examples(command: str) -> None:
    text = RUNNER.invoke(app, [command, "--help"]).output
    assert "Example" in text
    assert "tepat " in text.partition("Example")[2]


@pytest.mark.parametrize("command", ["list", "show", "resolve", "undo"])
def test_help_of_each_review_command_shows_examples(command: str) -> None:
    text = RUNNER.invoke(app, ["review", command, "--help"]).output
    assert "tepat review " in text.partition("Example")[2]


@pytest.mark.parametrize("command", ["instruct", "files", "reconcile", "status"])
def test_help_of_each_payment_command_shows_examples(command: str) -> None:
    text = RUNNER.invoke(app, ["pay", command, "--help"]).output
    assert "tepat pay " in text.partition("Example")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["resolve", "4f1c09", "maybe", "--by", "Rina", "--note", "x"],
            "same, different atau unsure",
        ),
        (["resolve", "4f1c09", "same", "--note", "x"], "--by"),
        (["resolve", "4f1c09", "same", "--by", " ", "--note", "x"], "--by kosong."),
        (["undo", "4f1c09", "--by", "Rina", "--note", ""], "--note kosong."),
        (["list", "--kind", "MATCH"], "Tidak ada jenis kasus 'MATCH'."),
        (["list", "--period", "Juli"], "Juli"),
    ],
)
def test_invalid_review_arguments_are_reported_before_any_work(
    arguments: list[str], message: str
) -> None:
    result = RUNNER.invoke(app, ["review", *arguments])
    assert result.exit_code == ExitCode.FAILED
    assert message in result.output + result.stderr


@pytest.mark.parametrize("given", [[], ["--nik", "1", "--no-kk", "2"]])
def test_explain_without_exactly_one_family_is_refused_in_indonesian(given: list[str]) -> None:
    result = RUNNER.invoke(app, ["explain", "--period", "2021-07", "--by", "Rina", *given])
    assert result.exit_code == ExitCode.FAILED
    assert "salah satu dari --no-kk, --nik atau --household" in result.output + result.stderr


def test_help_imports_no_heavy_module() -> None:
    program = (
        "import sys, tepat.cli\n"
        "try: tepat.cli.app(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"duckdb", "pandas", "pyarrow", "sqlalchemy", "psycopg2", "airflow", "pydantic"}
    loaded = done.stdout.splitlines()[-1]
    assert not [name for name in heavy if f"'{name}'" in loaded]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 0.5


@pytest.mark.parametrize(
    "arguments",
    [
        ["refresh", "--period", "2021-07"],
        ["refresh", "--period", "July", "--run-date", "2021-07-19"],
        ["refresh", "--period", "2021-07", "--run-date", "19/07/2021"],
        ["simulate", "--out", "town", "--period", "2021-07", "--seed", "1"],
        [
            *("simulate", "--out", "town", "--period", "2021-08", "--seed", "1"),
            *("--profile", "july-2021"),
        ],
        ["explain", "--period", "2021-07"],
        ["explain", "--period", "2021-07", "--nik", "1", "--no-kk", "2"],
        ["export", "--period", "2021-07"],
        ["feedback", "--period", "July", "--out", "out"],
        ["report", "--period", "July"],
        ["export", "--period", "2021-07", "--household", "H1", "--nik", "1"],
        ["pay", "instruct", "--period", "2021-07", "--run-date", "2021-07-19"],
        ["pay", "instruct", "--period", "July", "--run-date", "2021-07-19", "--out", "out"],
        ["pay", "reconcile", "--run-date", "July"],
        ["pay", "status", "--period", "July"],
        ["simulate-bank", "--answer", "a.csv", "--landing", "in"],
        ["diff", "1"],
        ["replay"],
        ["replay", "--publication", "first"],
        ["no-such-command"],
    ],
)
def test_invalid_command_line_exits_with_code_1_not_2(arguments: list[str]) -> None:
    result = RUNNER.invoke(app, arguments)
    assert result.exit_code == ExitCode.FAILED
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_known_error_prints_what_happened_what_was_kept_and_the_remedy() -> None:
    error = ConfigurationError("The lamp is out.", kept="The table stands.", todo="Light it.")
    result = RUNNER.invoke(failing_with(error), ["fail"])
    assert result.exit_code == ExitCode.FAILED
    assert result.stderr == "tepat: The lamp is out.\n  The table stands.\n  Light it.\n"


def test_notes_of_an_exception_are_printed_after_its_message() -> None:
    error = ConfigurationError("It is wrong.", todo="Mend it.")
    error.add_note("It could not be recorded.")
    result = RUNNER.invoke(failing_with(error), ["fail"])
    assert result.stderr == "tepat: It is wrong.\n  Mend it.\n  It could not be recorded.\n"


def test_unexpected_error_prints_a_short_message_and_writes_a_redacted_log(tmp_path: Path) -> None:
    error = RuntimeError("row 3174010101900001 at postgresql://tepat:geheim@127.0.0.1/tepat")
    result = RUNNER.invoke(failing_with(error), ["fail"])
    assert result.exit_code == ExitCode.FAILED
    (log,) = (tmp_path / "faults").iterdir()
    assert str(log) in result.stderr
    assert "Traceback" not in result.stderr
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "3174010101900001" not in text + result.stderr
    assert "geheim" not in text + result.stderr
    assert log.stat().st_mode & 0o077 == 0


def test_error_log_does_not_create_a_missing_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEPAT_STATE_DIR", str(tmp_path / "none"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = RUNNER.invoke(failing_with(RuntimeError()), ["fail"])
    assert result.exit_code == ExitCode.FAILED
    assert not (tmp_path / "none").exists()
    assert len(list(tmp_path.glob("*.log"))) == 1


@pytest.mark.parametrize(
    "number", ["3174010101900001", "NIK=3174010101900001;", "a3174010101900001"]
)
def test_redaction_removes_identity_numbers(number: str) -> None:
    assert "3174010101900001" not in redacted(number)


@pytest.mark.parametrize(
    "url", ["sftp://tepat:geheim@host/x", "sftp://tepat:ge@heim@host/x", "redis://:geheim@host/0"]
)
def test_redaction_removes_passwords_in_addresses(url: str) -> None:
    assert "heim" not in redacted(f"cannot open {url}")


def test_invalid_environment_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEPAT_THREADS", "many")
    result = RUNNER.invoke(app, ["status"])
    assert result.exit_code == ExitCode.FAILED
    assert "TEPAT_THREADS" in result.stderr


def test_status_starts_no_process_and_prints_json(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["status", "--json"])
    assert result.exit_code == ExitCode.DONE
    found = json.loads(result.stdout)
    assert found["postgres"]["is_running"] is False
    assert found["airflow"]["is_running"] is False
    assert list(tmp_path.iterdir()) == []


def test_down_without_a_running_stack_succeeds(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["down"])
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "Nothing was running.\n")
    assert list(tmp_path.iterdir()) == []
