"""The account PostgreSQL runs under, and the folders it must reach.

PostgreSQL refuses to run as root. Root therefore hands it to an account without privileges, and
gives that account search permission on folders created here, never on existing folders.
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tepat.support.errors import ConfigurationError

_CANDIDATES = ("postgres", "nobody")
_FIRST_CLOSED = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 1; }; done'


class Identity(TypedDict, total=False):
    """Arguments of ``subprocess`` that say who the child is."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An account; ``is_other`` when it is not the one this process runs under."""

    name: str
    uid: int
    gid: int
    is_other: bool

    @classmethod
    def for_server(cls) -> "Account":
        """The caller's own account; for root ``postgres`` or else ``nobody``."""
        uid = os.geteuid()
        if uid != 0:
            return cls(f"uid {uid}", uid, os.getegid(), is_other=False)
        for name in _CANDIDATES:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(name, entry.pw_uid, entry.pw_gid, is_other=True)
        raise ConfigurationError(
            "PostgreSQL does not run as root, and this machine has no account 'postgres' or "
            "'nobody' to run it.",
            todo="Run tepat under an ordinary account.",
        )

    @property
    def identity(self) -> Identity:
        """Arguments that run a child process under this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def make_folder(self, folder: Path) -> None:
        """Make a folder and its missing parents, closed to all but the owner.

        Another account gets search permission, not read permission. Existing folders are unchanged.

        Raises:
            ConfigurationError: The caller may not make it.
        """
        try:
            missing = [path for path in (folder, *folder.parents) if not path.exists()]
            for path in reversed(missing):
                path.mkdir(mode=0o700, exist_ok=True)
                if self.is_other:
                    os.chown(path, -1, self.gid)
                    path.chmod(0o710)
        except OSError as error:
            raise ConfigurationError(
                f"{folder} cannot be made ({error.strerror}).",
                todo="Set TEPAT_STATE_DIR to a folder that you may write.",
            ) from error

    def make_own_folder(self, folder: Path) -> None:
        """Make a folder that belongs to this account and is closed to all others."""
        folder.mkdir(mode=0o700)
        if self.is_other:
            os.chown(folder, self.uid, self.gid)

    def demand_passage(self, folder: Path) -> None:
        """Make sure that this account can enter a folder.

        Raises:
            ConfigurationError: It cannot; names the closed folder. No mode is changed.
        """
        if not self.is_other:
            return
        path = [str(parent) for parent in reversed((folder, *folder.parents))]
        found = self._sh(_FIRST_CLOSED, *path)
        if found.returncode != 0:
            raise ConfigurationError(
                f"PostgreSQL runs as {self.name!r} when tepat runs as root, and {self.name!r} "
                f"cannot pass through {found.stdout}.",
                kept="No permission was changed.",
                todo="Set TEPAT_STATE_DIR to a folder that others may pass through (mode 711).",
            )

    def can_run(self, program: Path) -> bool:
        """Whether this account reaches a program and may execute it."""
        return not self.is_other or self._sh('test -x "$1"', str(program)).returncode == 0

    def _sh(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                ["/bin/sh", "-c", script, "sh", *arguments],
                cwd="/",
                capture_output=True,
                text=True,
                check=False,
                **self.identity,
            )
        except PermissionError as error:
            raise ConfigurationError(
                f"This process is root, but may not become {self.name!r} to run PostgreSQL.",
                todo="Allow it (in a container: CAP_SETUID and CAP_SETGID), or run tepat under an "
                "ordinary account.",
            ) from error
