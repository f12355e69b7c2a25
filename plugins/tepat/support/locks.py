"""Locks across processes; released when the process ends, even on a crash."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tepat.support.errors import ConfigurationError, LockHeldError


@contextmanager
def held(path: Path, *, seconds: float = 180) -> Iterator[None]:
    """Hold a lock file.

    Args:
        path: The file; created if missing, with its folder, and not deleted.
        seconds: How long to wait for it.

    Raises:
        LockHeldError: Another process held it for the whole time.
        ConfigurationError: It cannot be written.
    """
    try:
        hold = FileLock(path).acquire(timeout=seconds)
    except Timeout as error:
        raise LockHeldError(
            f"Another tepat has held {path} for {seconds:.0f} seconds.",
            kept="Nothing was started.",
            todo="Wait until it has ended, or end it, and run again.",
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"{path.parent} cannot be written ({error.strerror}).",
            todo="Run under the account that made it, or set TEPAT_STATE_DIR to another folder.",
        ) from error
    with hold:
        yield
