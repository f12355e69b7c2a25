"""Small private files: generated secrets, chosen ports, locks."""

import fcntl
import json
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from tepat.errors import ConfigurationError


def write_private(path: Path, value: dict[str, Any]) -> None:
    """Write JSON that only the owner may read; the file exists whole or not at all."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    os.rename(temporary, path)


def read_private(path: Path) -> dict[str, Any]:
    """The JSON of a private file; empty when there is none.

    Raises:
        ConfigurationError: It cannot be read.
    """
    try:
        value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"{path} cannot be read ({type(error).__name__}).",
            todo="Run under the account that made it, or restore it from a backup.",
        ) from error
    return value


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
