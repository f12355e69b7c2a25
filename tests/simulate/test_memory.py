"""A tenth of the largest month, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tepat.support.settings import PROJECT_ROOT

# The peak of this very process image: what getrusage says begins at its parent's.
_SCRIPT = """
import re, sys
from pathlib import Path
from tepat.domain.periods import Period
from tepat.simulate import Profile, simulate
simulate(Path(sys.argv[1]), Period(2021, 7), 100_000, 1, Profile.TYPICAL, Path("include"))
print(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.slow
def test_simulation_of_100_000_families_uses_less_than_a_gigabyte(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT_ROOT,
        env={"PYTHONPATH": str(PROJECT_ROOT / "plugins")},
    )
    assert int(done.stdout) < 1_000_000
    files = list((tmp_path / "landing" / "rt_rw").rglob("*.*"))
    assert len(files) == 267
    assert {path.suffix.lower() for path in files} == {".csv"}
