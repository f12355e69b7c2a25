"""Small private files: generated secrets, chosen ports, locks."""

import fcntl
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import ConfigurationError


def keep_secrets(path: Path, *names: str, size: int = 24) -> dict[str, str]:
    """The named secrets of a private file, those missing generated (``size`` bytes) and kept."""
    kept: dict[str, str] = read_private(path)
    missing = {name: secrets.token_urlsafe(size) for name in names if name not in kept}
    if missing:
        kept = {**kept, **missing}
        write_private(path, kept)
    return {name: kept[name] for name in names}


@contextmanager
def exclusive(path: Path, *, seconds: float = 180) -> Iterator[None]:
    """Hold a lock file across processes.

    Raises:
        ConfigurationError: It cannot be written, or somebody else held it for the whole time.
    """
    try:
        handle = path.open("w")
    except OSError as error:
        raise ConfigurationError(
            f"{path.parent} cannot be written ({error.strerror}).",
            todo="Run under the account that made it, or set TEPAT_STATE_DIR to another folder.",
        ) from error
    with handle:
        deadline = time.monotonic() + seconds
        while not _is_locked(handle):
            if time.monotonic() > deadline:
                raise ConfigurationError(
                    f"Another tepat has held {path} for {seconds:.0f} seconds.",
                    todo="Wait until it has started or stopped the stack, or end it.",
                )
            time.sleep(0.05)
        yield


def _is_locked(handle: TextIO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
