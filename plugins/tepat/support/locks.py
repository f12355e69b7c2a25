"""Locks across processes; each is let go when its holder ends, however it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tepat.support.errors import ConfigurationError, LockHeldError


@contextmanager
def held(path: Path, *, seconds: float = 180) -> Iterator[None]:
    """Hold a lock file.

    Args:
        path: The file; it is made when missing, with its folder, and stays.
        seconds: How long to wait for whoever holds it.

    Raises:
        LockHeldError: Somebody else held it for the whole time.
        ConfigurationError: It cannot be written.
    """
    try:
        hold = FileLock(path).acquire(timeout=seconds)
    except Timeout as error:
        raise LockHeldError(
            f"Another tepat has held {path} for {seconds:.0f} seconds.",
            kept="Nothing was begun.",
            todo="Wait until it has ended, or end it, and run again.",
        ) from error
    except OSError as error:
        raise ConfigurationError(
            f"{path.parent} cannot be written ({error.strerror}).",
            todo="Run under the account that made it, or set TEPAT_STATE_DIR to another folder.",
        ) from error
    with hold:
        yield
