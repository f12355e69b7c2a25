"""Processes of our own: who they are, and how they end."""

from collections.abc import Iterable
from pathlib import Path

import psutil


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
        _, left = psutil.wait_procs(left, timeout=grace)
        left = [process for process in left if is_alive(process)]
        if not left:
            break
    return not left
