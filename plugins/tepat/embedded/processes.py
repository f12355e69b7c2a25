"""Identifies and ends child processes."""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tepat.support.extras import ANOTHER_WAREHOUSE, provided_by

with provided_by("local", "The embedded stack", ANOTHER_WAREHOUSE):
    import psutil

# Process start times are derived from the clock, which may have been set since.
_CLOCK_TOLERANCE_SECONDS = 2.0


@dataclass(frozen=True)
class Started:
    """A process that was started as the leader of a session of its own, as kept in a file."""

    pid: int
    started_at: float

    @classmethod
    def of(cls, pid: int) -> "Started":
        """The process that has the number now."""
        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The process while it lives; None if another process has its number now."""
        holder = self._holder()
        return holder if holder and self._is(holder) and is_alive(holder) else None

    def family(self) -> list[psutil.Process]:
        """Live processes of its session: itself, its children, and orphans."""
        holder = self._holder()
        if holder and not self._is(holder):
            return []
        if self.started_at < psutil.boot_time() - _CLOCK_TOLERANCE_SECONDS:
            return []
        return [one for one in psutil.process_iter() if _session(one) == self.pid and is_alive(one)]

    def _holder(self) -> psutil.Process | None:
        try:
            return psutil.Process(self.pid)
        except psutil.NoSuchProcess:
            return None

    def _is(self, holder: psutil.Process) -> bool:
        """Whether the holder of the number, perhaps ended by now, is the one that was started."""
        return abs(holder.create_time() - self.started_at) < _CLOCK_TOLERANCE_SECONDS


def _session(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except ProcessLookupError:
        return None


def is_alive(process: psutil.Process) -> bool:
    """Whether it runs; one that has ended and only waits to be noticed does not."""
    try:
        return bool(process.is_running()) and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def works_in(process: psutil.Process, folder: Path, program: str) -> bool:
    """Whether the process runs the program with its working directory at the folder."""
    try:
        return (
            is_alive(process)
            and Path(process.cwd()) == folder
            and Path(process.exe().removesuffix(" (deleted)")).name == program
        )
    except psutil.Error:
        # Gone, or another account's: then it does not work in a folder closed to all others.
        return False


def end(processes: Iterable[psutil.Process], *signals: int, grace: float) -> bool:
    """Send the signals in turn, each with a grace period; True when all have ended."""
    left = [process for process in processes if is_alive(process)]
    for number in signals:
        for process in left:
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue
        left = wait_for_end(left, seconds=grace)
        if not left:
            break
    return not left


def wait_for_end(processes: Iterable[psutil.Process], *, seconds: float) -> list[psutil.Process]:
    """Wait for processes to end; returns those that have not.

    Unlike psutil's own it does not wait for a parent to notice that its child has ended.
    """
    deadline = time.monotonic() + seconds
    while left := [process for process in processes if is_alive(process)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)
    return left


@contextmanager
def new_log(path: Path) -> Iterator[int]:
    """A log for one start, as a file descriptor; the log of the start before is kept as ``.1``."""
    if path.exists():
        path.replace(path.with_suffix(path.suffix + ".1"))
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        yield log
    finally:
        os.close(log)


def tail(path: Path, lines: int = 12) -> str:
    """The last lines of a log."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
