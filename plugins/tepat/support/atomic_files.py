"""Atomic writes of files outside the lake, with file permissions."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tepat.support.errors import ConfigurationError

PRIVATE, PUBLIC = 0o600, 0o644


@contextmanager
def atomic_file(path: Path, mode: int) -> Iterator[Path]:
    """A temporary file beside ``path``, renamed to it on success.

    Args:
        path: The file; an existing one is replaced.
        mode: ``PRIVATE`` (readable by the owner only) or ``PUBLIC``.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.chmod(mode)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def reporting_faults_of(directory: Path) -> Iterator[None]:
    """Report that a directory cannot be written to, and the state of its files.

    Raises:
        ConfigurationError: Something could not be written.
    """
    try:
        yield
    except OSError as error:
        raise ConfigurationError(
            f"{directory} cannot be written to ({error.strerror}).",
            kept="Files already written are complete; the others were not started.",
            todo="Choose a folder that you may write to, with space left.",
        ) from error


def write_private(path: Path, value: dict[str, Any]) -> None:
    """Write JSON readable by the owner only."""
    with atomic_file(path, PRIVATE) as temporary:
        temporary.write_text(json.dumps(value, indent=1, sort_keys=True), encoding="utf-8")


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
