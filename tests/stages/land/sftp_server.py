"""An SFTP server on the loopback address that serves one folder, for the tests of landing."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import paramiko
from paramiko.common import AUTH_FAILED, AUTH_SUCCESSFUL, OPEN_SUCCEEDED
from paramiko.sftp import SFTP_PERMISSION_DENIED

USER, PASSWORD = "tepat", "0815"


@dataclass
class SftpServer:
    """Where it listens, how it is known, who may enter."""

    root: Path
    host_key: paramiko.PKey
    user_key: paramiko.PKey
    listener: socket.socket
    transports: list[paramiko.Transport] = field(default_factory=list)
    unlistable: set[str] = field(default_factory=set)
    logins: list[str] = field(default_factory=list)
    requests_left: int | None = None

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def url(self, user: str = USER) -> str:
        return f"sftp://{user}@127.0.0.1:{self.port}/landing"

    def known_as(self, key: paramiko.PKey) -> str:
        """A line of a file of known hosts."""
        return f"[127.0.0.1]:{self.port} {key.get_name()} {key.get_base64()}\n"

    def drop_connections(self) -> None:
        for transport in self.transports:
            transport.close()

    def drop_after(self, requests: int) -> None:
        """Answer so many more requests, then end every connection."""
        self.requests_left = requests

    def count_request(self) -> None:
        if self.requests_left is not None:
            self.requests_left -= 1
            if self.requests_left < 0:
                self.drop_connections()

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                transport = paramiko.Transport(connection)
                transport.add_server_key(self.host_key)
                transport.set_subsystem_handler("sftp", paramiko.SFTPServer, _Files, self)
                self.transports.append(transport)
                with suppress(paramiko.SSHException, EOFError):
                    transport.start_server(server=_Door(self))


class _Door(paramiko.ServerInterface):
    def __init__(self, server: SftpServer) -> None:
        self.server = server

    def get_allowed_auths(self, username: str) -> str:
        return "password,publickey"

    def check_auth_password(self, username: str, password: str) -> int:
        self.server.logins.append(username)
        return AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else AUTH_FAILED

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        return AUTH_SUCCESSFUL if key == self.server.user_key else AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return OPEN_SUCCEEDED


class _Files(paramiko.SFTPServerInterface):
    def __init__(self, server: Any, served: SftpServer, *rest: Any, **more: Any) -> None:
        super().__init__(server, *rest, **more)
        self.served = served

    def _path(self, path: str) -> Path:
        return self.served.root / self.canonicalize(path).lstrip("/")

    def list_folder(self, path: str) -> Any:
        if path in self.served.unlistable:
            return SFTP_PERMISSION_DENIED
        found = []
        for entry in self._path(path).iterdir():
            attributes = paramiko.SFTPAttributes.from_stat(entry.lstat())
            attributes.filename = entry.name
            found.append(attributes)
        return found

    def stat(self, path: str) -> Any:
        self.served.count_request()
        try:
            return paramiko.SFTPAttributes.from_stat(self._path(path).stat())
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    lstat = stat

    def open(self, path: str, flags: int, attr: Any) -> Any:
        try:
            readfile = self._path(path).open("rb")
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)
        # As on a file system that notes every reading.
        before = os.fstat(readfile.fileno())
        os.utime(self._path(path), ns=(before.st_atime_ns + 10**9, before.st_mtime_ns))
        handle = paramiko.SFTPHandle(flags)
        handle.readfile = readfile  # type: ignore[attr-defined]
        return handle


@contextmanager
def serving(root: Path) -> Iterator[SftpServer]:
    """The server while it runs; below its root is an empty folder ``landing``."""
    (root / "landing").mkdir(parents=True)
    listener = socket.create_server(("127.0.0.1", 0))
    server = SftpServer(root, paramiko.ECDSAKey.generate(), paramiko.ECDSAKey.generate(), listener)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        server.drop_connections()
        thread.join(5)
