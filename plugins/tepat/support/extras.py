"""Optional packages: the extras of ``pyproject.toml``."""

from collections.abc import Iterator
from contextlib import contextmanager

from tepat.support.errors import ConfigurationError

ANOTHER_WAREHOUSE = "Or set TEPAT_WAREHOUSE_URL to a PostgreSQL of your own."


@contextmanager
def provided_by(extra: str, purpose: str, instead: str = "") -> Iterator[None]:
    """Context manager for imports that reports the missing extra.

    Args:
        extra: Its name, such as ``local``.
        purpose: What needs it, as the subject of the message.
        instead: An alternative, as a sentence.

    Raises:
        ConfigurationError: A package is missing.
    """
    try:
        yield
    except ImportError as error:
        raise missing(extra, purpose, error, instead) from error


def missing(extra: str, purpose: str, error: ImportError, instead: str = "") -> ConfigurationError:
    """The message for an extra that is not installed."""
    return ConfigurationError(
        f"{purpose} needs packages that are not installed{_named(error)}.",
        kept="Nothing was done.",
        todo=f"Install them with: pip install 'tepat[{extra}]'. {instead}".rstrip(),
    )


def _named(error: BaseException | None) -> str:
    """The missing package; fsspec wraps the original error."""
    while error is not None:
        if isinstance(error, ImportError) and error.name:
            return f" ({error.name.partition('.')[0]})"
        error = error.__cause__ or error.__context__
    return ""
