"""Reads and writes the lake: immutable directories of Parquet files, verified when read.

A directory is written under a temporary name, sealed with a manifest (the SHA-256 of each file and
a few facts), and renamed into place, so it exists whole or not at all. ``docs/lake.md`` lists
the contents of each.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tepat.domain.feeds import Feed
from tepat.support.errors import LakeDamagedError
from tepat.support.locks import held

MANIFEST = "manifest.json"
EMPTY_LANDING_ON = date(1, 1, 1)
# Longer than the largest landing takes.
_LOCK_SECONDS = 3600.0


@dataclass(frozen=True)
class Sealed:
    """A sealed directory of the lake; ``facts`` are values that its writer stored in the manifest.

    ``verify`` is called with a file and its expected SHA-256.
    """

    path: Path
    facts: dict[str, Any] = field(compare=False)
    hashes: dict[str, str] = field(compare=False, repr=False)
    verify: Callable[[Path, str | None], None] = field(compare=False, repr=False)

    @property
    def names(self) -> list[str]:
        """Names of its Parquet files without extension, sorted."""
        return sorted(name.removesuffix(".parquet") for name in self.hashes)

    def __getitem__(self, name: str) -> Path:
        """The path of one Parquet file, named without extension, after its hash is verified.

        Raises:
            LakeDamagedError: It is missing, or its bytes have changed.
        """
        path = self.path / f"{name}.parquet"
        self.verify(path, self.hashes.get(path.name))
        return path


@dataclass(frozen=True, order=True)
class Landing:
    """One landing run of one feed: its new files, under one landing time.

    Landings of a feed are ordered by ``(landed_on, number)``. Number 0 is an empty landing, so that
    the tables of every feed exist.
    """

    landed_on: date
    number: int
    sealed: Sealed = field(compare=False)


class Lake:
    """The lake below one root.

    ``files_read`` and ``files_written`` are the Parquet files verified and sealed by this object.

    Args:
        root: A local directory; created if missing.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files_read: set[Path] = set()
        self.files_written: set[Path] = set()
        root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def landings(self, feed: Feed, layer: str = "landed") -> list[Landing]:
        """Landings of a feed, in order; ``layer`` is ``landed`` or ``validated``."""
        directory = self.root / layer / feed.slug
        found = [self.open(path) for path in directory.glob("[0-9]*")] if directory.exists() else []
        return sorted(
            Landing(date.fromisoformat(item.facts["landed_on"]), int(item.path.name), item)
            for item in found
        )

    @contextmanager
    def seal(self, relative: str, facts: dict[str, Any]) -> Iterator[Path]:
        """Write a directory: yields a temporary one; on success seals and renames it.

        An existing directory of that name is replaced only if it holds the same bytes: writing
        the same content again is idempotent.

        Raises:
            LakeDamagedError: The directory exists with other content.
        """
        final = self.root / relative
        final.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".writing-", dir=final.parent))
        try:
            yield temporary
            hashes = {path.name: file_sha256(path) for path in sorted(temporary.iterdir())}
            manifest = {"facts": facts, "sha256": hashes}
            (temporary / MANIFEST).write_text(
                json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8"
            )
            if final.exists():
                if json.loads((final / MANIFEST).read_text(encoding="utf-8")) != manifest:
                    raise LakeDamagedError(
                        f"Lake directory {relative} exists with other content.",
                        kept="It was not changed.",
                    )
            else:
                os.rename(temporary, final)
            self.files_written.update(final / name for name in hashes)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def open(self, path: Path) -> Sealed:
        """A sealed directory.

        Raises:
            LakeDamagedError: It is missing, or its manifest cannot be read.
        """
        try:
            manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
            return Sealed(path, manifest["facts"], manifest["sha256"], self._verify)
        except (OSError, ValueError, KeyError) as error:
            raise self._unreadable(path, type(error).__name__) from error

    def _verify(self, path: Path, expected: str | None) -> None:
        """Verify a file's hash, once per process."""
        if path in self.files_read:
            return
        if expected is None:
            raise self._unreadable(path, "not in the manifest")
        try:
            found = file_sha256(path)
        except OSError as error:
            raise self._unreadable(path, type(error).__name__) from error
        if found != expected:
            raise self._unreadable(path, "it has changed since it was written")
        self.files_read.add(path)

    def _unreadable(self, path: Path, why: str) -> LakeDamagedError:
        return LakeDamagedError(
            f"{path.relative_to(self.root)} of the lake cannot be read ({why}).",
            todo="Restore it from a backup; nothing was published.",
        )

    def run_directory(self, run_id: int, stage: str) -> str:
        """Directory of a stage of a run, relative to the root."""
        return f"runs/{run_id:08d}/{stage}"

    def last_run(self) -> int:
        """The highest run number with a directory in the lake; 0 if there is none.

        A new warehouse continues from it, so that no run overwrites another's directory.
        """
        numbers = (int(path.name) for path in (self.root / "runs").glob("[0-9]*"))
        return max(numbers, default=0)

    def of_run(self, run_id: int, stage: str) -> Sealed:
        """The sealed directory of a stage of a run."""
        return self.open(self.root / self.run_directory(run_id, stage))

    @contextmanager
    def lock(self, name: str, *, seconds: float = _LOCK_SECONDS) -> Iterator[None]:
        """Hold an exclusive lock across processes, such as a feed's landing lock.

        Raises:
            LockHeldError: Another process held it for the whole time.
        """
        with held(self.root / f".{name}.lock", seconds=seconds):
            yield


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
