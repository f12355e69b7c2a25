"""A lock keeps other processes out, for a bounded time, and outlives no holder."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tepat.stores.lake import Lake
from tepat.support.errors import ConfigurationError, LockHeldError
from tepat.support.locks import held

HOLDER = """
import sys, time
from pathlib import Path
from tepat.support.locks import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another process holds the lock, and is killed in the end."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.kill()


def test_lock_timeout_names_the_lock_held_by_another_process(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    begun = time.monotonic()
    with (
        held_by_another(path),
        pytest.raises(LockHeldError, match=str(path)),
        held(path, seconds=0.2),
    ):
        pass
    assert 0.2 < time.monotonic() - begun < 30
    with held(path, seconds=0.2):
        pass


def test_lake_lock_wait_has_a_timeout(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with (
        held_by_another(tmp_path / ".landing-kemensos.lock"),
        pytest.raises(LockHeldError, match="landing-kemensos"),
        lake.lock("landing-kemensos", seconds=0.2),
    ):
        pass
    with lake.lock("landing-kemensos", seconds=0.2), lake.lock("landing-sanggah", seconds=0.2):
        pass


def test_second_lock_in_the_same_process_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with held(path), pytest.raises(LockHeldError), held(path, seconds=0.2):
        pass


def test_lock_in_an_unwritable_folder_is_reported_by_name(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(ConfigurationError, match="taken"), held(tmp_path / "taken" / ".lock"):
        pass
