"""Opens the file system of a landing address, or reports what is missing."""

import re
from collections.abc import Iterator
from typing import Any

import fsspec

from tepat.support.addresses import without_login
from tepat.support.errors import ConfigurationError, LandingUnreadableError, TepatError
from tepat.support.extras import missing

SETTING = "Set TEPAT_LANDING (or --landing) to the folder that holds rt_rw, kemensos and dukcapil."
# The extra of pyproject.toml that each protocol needs.
EXTRAS = {
    "s3": "s3",
    "s3a": "s3",
    "sftp": "sftp",
    "ssh": "sftp",
    "gs": "gcs",
    "gcs": "gcs",
    "abfs": "azure",
    "abfss": "azure",
    "az": "azure",
    "smb": "smb",
}
_SFTP = {"sftp", "ssh"}
_KIND = re.compile(r"(?:\A|::)([^:/]+)(?=::|://)")

_REFUSED = "the server refuses the login, or its rights do not suffice"
_OTHER_KEY = "the server shows another host key than the known one: somebody may be in between"
_AWAY = "the server does not answer"
# By exception name, so that no storage package is imported to identify its errors.
_REASONS = {
    "PermissionError": _REFUSED,
    "AuthenticationException": _REFUSED,
    "PasswordRequiredException": _REFUSED,
    "NoCredentialsError": "no credentials were found",
    "BadHostKeyException": _OTHER_KEY,
    "NoValidConnectionsError": _AWAY,
    "EndpointConnectionError": _AWAY,
    "ClientConnectorError": _AWAY,
    "ConnectionError": _AWAY,
    "ConnectTimeoutError": _AWAY,
    "TimeoutError": _AWAY,
    "gaierror": _AWAY,
    "EOFError": "the connection was lost",
}


def open_store(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises:
        ConfigurationError: The protocol is unknown, or its packages are not installed.
        LandingUnreadableError: The server is unreachable or refuses the login.
    """
    kinds = _KIND.findall(url)
    for kind in kinds:
        if kind not in fsspec.available_protocols():
            raise _unsupported(kind)
    try:
        if not _SFTP.isdisjoint(kinds):
            _check_host_keys()
        files, root = fsspec.url_to_fs(url)
        if hasattr(files, "reconnect_if_lost"):
            files.reconnect_if_lost()
    except TepatError:
        raise
    except ImportError as error:
        raise _missing(kinds, error) from error
    except Exception as error:  # each kind of store has faults of its own
        raise unreadable(url, error) from shown_cause(url, error)
    return files, root


def unreadable(url: str, error: Exception) -> LandingUnreadableError:
    """The message for a landing root that cannot be reached."""
    reasons = (_REASONS.get(kind.__name__) for kind in _kinds_of(error))
    reason = next(filter(None, reasons), None)
    name = type(error).__name__
    return LandingUnreadableError(
        f"The landing root {without_login(url)} cannot be read: "
        + (f"{reason} ({name})." if reason else f"{name}."),
        kept="Nothing was landed.",
        todo="Check the server and the login, and run again." if reason else SETTING,
    )


def shown_cause(url: str, error: Exception) -> Exception | None:
    """The cause for a log; empty when it might contain a password from the address."""
    return None if "@" in url else error


def _kinds_of(error: BaseException | None) -> Iterator[type]:
    """The classes of an exception and of its causes."""
    while error is not None:
        yield from type(error).__mro__
        error = error.__cause__ or error.__context__


def _check_host_keys() -> None:
    from tepat.stages.land.sftp import check_host_keys

    check_host_keys()


def _missing(kinds: list[str], error: ImportError) -> ConfigurationError:
    """The extra to install for a known protocol, else the supported protocols."""
    for kind in kinds:
        if kind in EXTRAS:
            return missing(EXTRAS[kind], f"A landing root {kind}://…", error)
    return _unsupported(kinds[0] if kinds else "file")


def _unsupported(kind: str) -> ConfigurationError:
    return ConfigurationError(
        f"A landing root {kind}://… is of a kind that is not supported.",
        kept="Nothing was landed.",
        todo=f"Supported are local folders, and with an extra {', '.join(EXTRAS)}. {SETTING}",
    )
