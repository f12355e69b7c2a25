"""Simulated nights through the command line, measured as an operator would see them."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PERIOD = "2021-07"


@dataclass(frozen=True)
class Night:
    """One refresh: wall time, memory of its largest process, and its JSON summary."""

    seconds: float
    peak_gib: float
    summary: dict[str, Any]

    @property
    def digest(self) -> str:
        """The digest of the publication."""
        return str(self.summary["publication"]["digest"])


class Town:
    """A simulated month with a state folder of its own."""

    def __init__(self, root: Path, families: int, profile: str = "typical", seed: int = 1) -> None:
        self.root, self.families, self.profile, self.seed = root, families, profile, seed
        self.state = root / "state"
        self.landing = root / "town" / "landing"
        self.env = {**os.environ, "TEPAT_STATE_DIR": str(self.state)}
        self.env.pop("TEPAT_WAREHOUSE_URL", None)

    def tepat(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command; a failure shows what it said."""
        command = [sys.executable, "-m", "tepat.cli", *arguments]
        done = subprocess.run(command, env=self.env, text=True, capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"tepat {arguments[0]} failed:\n{done.stderr[-3000:]}")
        return done

    def simulate(self) -> None:
        """Write the month."""
        self.tepat(
            *("simulate", "--out", str(self.root / "town"), "--period", PERIOD),
            *("--families", str(self.families), "--seed", str(self.seed)),
            *("--profile", self.profile),
        )

    def warehouse_url(self) -> str:
        """The warehouse's URL; starts it when needed."""
        return self.tepat("psql-url").stdout.strip()

    def refresh(self, run_date: str) -> Night:
        """Run one night in a process of its own."""
        command = [
            *(sys.executable, "-m", "tepat.cli", "refresh", "--landing", str(self.landing)),
            *("--period", PERIOD, "--run-date", run_date, "--approve", "--json"),
        ]
        out, err = self.root / "refresh.json", self.root / "refresh.err"
        started = time.perf_counter()
        with out.open("w") as stdout, err.open("w") as stderr:
            process = subprocess.Popen(command, env=self.env, stdout=stdout, stderr=stderr)
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        if status:
            raise SystemExit(f"tepat refresh failed:\n{err.read_text()[-3000:]}")
        return Night(seconds, usage.ru_maxrss / 1024**2, json.loads(out.read_text()))

    def seconds(self, *arguments: str) -> float:
        """How long a command takes, from its start to its end."""
        started = time.perf_counter()
        self.tepat(*arguments)
        return time.perf_counter() - started

    def down(self) -> None:
        """Stop what was started."""
        self.tepat("down")
