"""The landing root, any fsspec URL: listed and read, never changed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tepat.stages.land.refusal import FileNotLoadedError, finding
from tepat.stages.land.stores import SETTING, open_store, shown_cause, unreadable
from tepat.support.addresses import without_login
from tepat.support.errors import LandingUnreadableError

_IGNORED = (".", "~$")
# Names that storage backends use for the last access time; fsspec's SFTP uses "time".
_READ_AT = re.compile(r"access|^a?time$", re.IGNORECASE)
_CHUNK = 8 * 1024 * 1024


@dataclass(frozen=True)
class FoundFile:
    """A file below the landing root.

    ``name`` is relative to the root and valid text; ``path`` is its path in the file system.
    """

    path: str
    name: str
    is_regular: bool


@dataclass(frozen=True)
class Content:
    """A file's hash and bytes; ``data`` is null when the file is larger than the limit."""

    sha256: str
    size: int
    data: bytes | None


class LandingRoot:
    """The landing root.

    Args:
        url: Any fsspec URL or local path.

    Raises:
        ConfigurationError: Its protocol is unknown, or the packages for it are not installed.
        LandingUnreadableError: It is not set, unreachable, missing, or not a folder.
    """

    def __init__(self, url: str) -> None:
        if not url:
            raise LandingUnreadableError("The landing root is not set.", todo=SETTING)
        self._url = url
        self._files, self._root = open_store(url)
        try:
            self._files.invalidate_cache()
            is_folder = self._is_folder(self._root)
        except Exception as error:  # each kind of store has faults of its own
            raise unreadable(url, error) from shown_cause(url, error)
        if not is_folder:
            raise LandingUnreadableError(
                f"The landing root {without_login(url)} does not exist or is not a folder.",
                kept="Nothing was landed.",
                todo=SETTING,
            )

    def files(self, folder: str = "") -> list[FoundFile]:
        """All files below a folder of the root, by name; a folder that is missing has none.

        Names that begin with ``.`` or ``~$`` are ignored, folders included.

        Raises:
            LandingUnreadableError: A folder cannot be listed.
        """
        start = f"{self._root.rstrip('/')}/{folder}" if folder else self._root
        try:
            found = list(self._walk(start)) if self._is_folder(start) else []
        except Exception as error:  # each kind of store has faults of its own
            raise LandingUnreadableError(
                f"A folder below {folder or 'the landing root'} cannot be listed "
                f"({type(error).__name__}).",
                kept="Nothing of it was landed.",
                todo="Check the server and what may be read, and run again.",
            ) from shown_cause(self._url, error)
        return sorted(found, key=lambda file: file.name)

    def read(self, file: FoundFile, limit: int) -> Content:
        """A file's bytes and the hash of these bytes.

        Args:
            file: The file.
            limit: Beyond this many bytes the file is only hashed.

        Raises:
            FileNotLoadedError: It vanished, may not be read, or changed while it was read.
            LandingUnreadableError: The store failed.
        """
        try:
            size, mark = self._state(file)
            with self._files.open(file.path, "rb") as handle:
                data = handle.read(min(size, limit) + 1)
                digest, length = hashlib.sha256(data), len(data)
                if length > limit:
                    while chunk := handle.read(_CHUNK):
                        digest.update(chunk)
                        length += len(chunk)
            is_same = (length, mark) == self._state(file)
        except (FileNotFoundError, PermissionError) as error:
            raise FileNotLoadedError(finding("cannot_be_opened")) from error
        except Exception as error:  # each kind of store has faults of its own
            raise LandingUnreadableError(
                f"A file of the landing root could not be read ({type(error).__name__}).",
                kept="Nothing of its feed was landed.",
                todo="Run again; if it repeats, check the store that TEPAT_LANDING names.",
            ) from shown_cause(self._url, error)
        if not is_same:
            raise FileNotLoadedError(finding("changed_while_read"))
        return Content(digest.hexdigest(), length, data if length <= limit else None)

    def _is_folder(self, path: str) -> bool:
        """Whether the folder exists; unlike ``isdir``, raises when the store cannot answer."""
        try:
            return bool(self._files.info(path)["type"] == "directory")
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _walk(self, folder: str) -> Iterator[FoundFile]:
        for entry in self._files.ls(folder, detail=True):
            path = entry["name"].rstrip("/")
            base = path.rsplit("/", 1)[-1]
            if path == folder.rstrip("/") or base.startswith(_IGNORED):
                continue
            if entry["type"] == "directory":
                yield from self._walk(path)
            else:
                name = path[len(self._root.rstrip("/")) :].lstrip("/")
                text = name.encode("utf-8", "backslashreplace").decode("utf-8")
                yield FoundFile(path, text, is_regular=entry["type"] == "file")

    def _state(self, file: FoundFile) -> tuple[int, str]:
        """Size and a value that changes when the file does, read from the store without cache.

        Not taken from a listing: stores cache listings and describe a file in them differently. The
        last access time is left out, because reading does not change the file.
        """
        self._files.invalidate_cache(file.path)
        facts = self._files.info(file.path)
        lasting = {name: value for name, value in facts.items() if not _READ_AT.search(name)}
        return int(facts["size"]), str(sorted(lasting.items()))
