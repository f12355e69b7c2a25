"""SFTP landing root: fsspec's SFTP, limited to servers with a known host key.

Imported only when an address begins with ``sftp://`` or ``ssh://``: it needs the extra ``sftp``.
"""

import os
import threading
from typing import Any

import fsspec
import paramiko
from fsspec.implementations.sftp import SFTPFileSystem

from tepat.support.errors import ConfigurationError, LandingUnreadableError

_CONNECT_SECONDS = 20.0
_ANSWER_SECONDS = 60.0
_SECRETS = ("password", "passphrase")


class KnownHostSftp(SFTPFileSystem):  # type: ignore[misc]  # fsspec has no types
    """Files over SFTP, the server's key checked against ``~/.ssh/known_hosts``.

    Args:
        host: Name of the server.
        known_hosts: Another file of known host keys.
        ssh_kwargs: As for fsspec: ``username``, ``password``, ``key_filename``, ``passphrase``, …
    """

    def __init__(self, host: str, known_hosts: str | None = None, **ssh_kwargs: Any) -> None:
        if self._cached:
            return
        self._known_hosts = known_hosts
        self._of_thread = threading.local()
        ssh_kwargs.setdefault("host_key_policy", OnlyKnownHosts())
        for seconds in ("timeout", "banner_timeout", "auth_timeout"):
            ssh_kwargs.setdefault(seconds, _CONNECT_SECONDS)
        for name in _SECRETS:
            if name in ssh_kwargs:
                ssh_kwargs[name] = _as_written(name, ssh_kwargs[name])
        super().__init__(host, **ssh_kwargs)

    def _connect(self) -> None:
        self.client = paramiko.SSHClient()
        try:
            self._load_known_hosts()
            self.client.set_missing_host_key_policy(self.host_key_policy)
            self.client.connect(self.host, **self.ssh_kwargs)
        except BaseException:
            self.client.close()
            raise

    def _load_known_hosts(self) -> None:
        try:
            self.client.load_system_host_keys(self._known_hosts)
        except OSError as error:
            raise ConfigurationError(
                f"The file of known host keys {self._known_hosts} cannot be read "
                f"({error.strerror}).",
                kept="Nothing was landed.",
                todo="Correct FSSPEC_SFTP_KNOWN_HOSTS, or the option known_hosts.",
            ) from error

    @property
    def ftp(self) -> paramiko.SFTPClient:
        """A channel per thread: threads that share one lose each other's replies."""
        found: paramiko.SFTPClient | None = getattr(self._of_thread, "ftp", None)
        if found is None:
            found = self._of_thread.ftp = self.client.open_sftp()
            channel = found.get_channel()
            if channel is not None:
                channel.settimeout(_ANSWER_SECONDS)
        return found

    def reconnect_if_lost(self) -> None:
        """Reconnect if the connection of an earlier landing has ended."""
        try:
            self.ftp.normalize(".")
        except (OSError, EOFError, paramiko.SSHException):
            self.client.close()
            self._of_thread = threading.local()
            self._connect()


class OnlyKnownHosts(paramiko.MissingHostKeyPolicy):
    """Refuses a server without a known host key."""

    def missing_host_key(
        self,
        client: paramiko.SSHClient,
        hostname: str,
        key: paramiko.PKey,
    ) -> None:
        """Raise an error with the server's key and the file it must be in.

        Raises:
            LandingUnreadableError: Always.
        """
        raise LandingUnreadableError(
            f"The SFTP server {hostname} is not known: it shows the {key.get_name()} key "
            f"{key.fingerprint}.",
            kept="No login was sent and nothing was landed.",
            todo="Ask whoever runs it for its key. If it is this one, add it to "
            "~/.ssh/known_hosts (ssh-keyscan prints the line), or to the file that "
            "FSSPEC_SFTP_KNOWN_HOSTS names.",
        )


def check_host_keys() -> None:
    """Register this file system with fsspec for SFTP addresses."""
    for protocol in KnownHostSftp.protocol:
        fsspec.register_implementation(protocol, KnownHostSftp, clobber=True)


def _as_written(name: str, value: Any) -> str:
    """A secret as text: fsspec converts an environment variable that looks like a number."""
    if isinstance(value, str):
        return value
    variables = (f"FSSPEC_{kind}_{name}".upper() for kind in KnownHostSftp.protocol)
    return next((os.environ[each] for each in variables if each in os.environ), str(value))
