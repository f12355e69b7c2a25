"""The image's own install lines, run in a clean virtual environment so that they cannot rot."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tepat.support.settings import PROJECT_ROOT

DOCKERFILE = (PROJECT_ROOT / "Dockerfile").read_text(encoding="utf-8")
INSTALL = re.compile(r"\bpip (install|sync)\b")


def instructions(keyword: str) -> list[str]:
    """The arguments of all instructions of one kind, continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{keyword} (.+)$", joined, re.MULTILINE)


def installs() -> list[str]:
    return [line for line in instructions("RUN") if INSTALL.search(line)]


def test_image_base_is_slim_and_its_user_is_not_root() -> None:
    assert re.fullmatch(r"python:3\.\d+-slim(-\w+)?", instructions("FROM")[-1])
    assert instructions("USER")[-1] not in ("root", "0")


def test_every_installed_package_is_pinned_by_hash() -> None:
    assert installs()
    assert all("--require-hashes" in line for line in installs())


def test_every_copied_file_exists_and_is_not_in_dockerignore() -> None:
    ignored = (PROJECT_ROOT / ".dockerignore").read_text(encoding="utf-8")
    for line in instructions("COPY"):
        for source in line.split()[:-1]:
            assert (PROJECT_ROOT / source).exists(), source
            assert f"!{source}\n" in ignored, source


@pytest.mark.slow
def test_product_starts_in_an_environment_made_by_the_install_lines(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "VIRTUAL_ENV": str(tmp_path / "venv"),
        "PATH": f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "PYTHONPATH": str(PROJECT_ROOT / "plugins"),
    }

    def run(command: str) -> str:
        done = subprocess.run(
            ["/bin/bash", "-euc", command],
            cwd=PROJECT_ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
        return done.stdout

    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    for line in installs():
        run(line.replace("--no-cache ", ""))
    assert "refresh" in run("python -m tepat.cli --help")
    assert run("airflow version").strip().startswith("3.3.")
    run("python -c 'import tepat.pipelines.refresh, tepat.tasks'")
