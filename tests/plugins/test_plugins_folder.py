"""Airflow runs every file of the plugins folder as a top-level module, unless told otherwise."""

import subprocess
import sys
from pathlib import Path

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
PACKAGE = PLUGINS / "tepat"


def test_package_is_hidden_from_the_airflow_plugin_loader() -> None:
    lines = (PLUGINS / ".airflowignore").read_text(encoding="utf-8").splitlines()
    assert "tepat/" in lines


def test_no_plugin_has_the_name_of_a_standard_library_module() -> None:
    names = {path.stem for path in PLUGINS.iterdir() if path.name[0] not in "._"}
    assert names & sys.stdlib_module_names == set()


def test_no_package_module_has_the_name_of_a_standard_library_module() -> None:
    stems = {path.stem for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert stems & sys.stdlib_module_names == set()


def test_plugin_loading_imports_no_package_module_without_its_prefix(
    tmp_path: Path,
) -> None:
    program = (
        "import sys; from airflow.plugins_manager import get_plugin_info; get_plugin_info();"
        f"is_own = lambda module: {str(PACKAGE)!r} in str(vars(module).get('__file__'));"
        "own = [name for name, module in sys.modules.items() if is_own(module)];"
        "print(*[name for name in own if not name.startswith('tepat')])"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(PLUGINS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__OPENLINEAGE__DISABLED": "True",
    }
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.split("\n")[-2].split() == []
