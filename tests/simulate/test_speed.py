"""A tenth of the largest month, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tepat.settings import PROJECT_ROOT

_SCRIPT = """
import json, resource, sys
from pathlib import Path
from tepat.periods import Period
from tepat.simulate import Profile, simulate
simulate(Path(sys.argv[1]), Period(2021, 7), 100_000, 1, Profile.TYPICAL, Path("include"))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "kib": used.ru_maxrss}))
"""


@pytest.mark.slow
def test_a_hundred_thousand_families_take_seconds(tmp_path: Path) -> None:
    """Processor time, so that a busy machine does not matter; a million is ten times as much."""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT_ROOT,
        env={"PYTHONPATH": str(PROJECT_ROOT / "plugins")},
    )
    used = json.loads(done.stdout)
    assert used["seconds"] < 18
    assert used["kib"] < 1_000_000
    files = list((tmp_path / "landing" / "rt_rw").rglob("*.*"))
    assert len(files) == 267
    assert {path.suffix.lower() for path in files} == {".csv"}
