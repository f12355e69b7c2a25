"""Masks the login in addresses for logs and messages."""

import re

_SCHEME = re.compile(r"(?P<scheme>.*?://)(?P<rest>.*)", re.DOTALL)
_ENDS_HOST = re.compile(r"[/?#]")


def without_login(url: str) -> str:
    """The address without user, password and query, even if it is malformed.

    A password may contain any character, also ``/`` and ``@``: in doubt, more is removed.
    """
    found = _SCHEME.match(url)
    if found is None:
        return url
    scheme, rest = found["scheme"], found["rest"]
    host = _ENDS_HOST.split(rest, maxsplit=1)[0]
    if "@" in host or (":" in host and "@" in rest):
        rest = rest.rpartition("@")[2]
    return scheme + rest.partition("?")[0]
