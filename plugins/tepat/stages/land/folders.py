"""What the folders and names below the landing root mean."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from tepat.domain.feeds import Feed
from tepat.domain.periods import Period
from tepat.stages.land.refusal import shown_name

CSV, XLSX = ".csv", ".xlsx"
_SAVE_AS = "Simpan sebagai Buku Kerja Excel (.xlsx) atau CSV (.csv), lalu kirim ulang."
_KNOWN_EXTENSIONS = {
    ".xls": "Berkas Excel lama (.xls) tidak dibaca.",
    ".xlsb": "Berkas Excel biner (.xlsb) tidak dibaca.",
    ".xlsm": "Berkas Excel dengan makro (.xlsm) tidak dibaca.",
}


@dataclass(frozen=True)
class UnexpectedFile:
    """A path of the landing root that is no feed's, as logs may show it, and why it is refused."""

    path: str
    reason: str


def extension(name: str) -> str:
    """The extension in lower case."""
    return PurePosixPath(name).suffix.lower()


def period_of(feed: Feed, name: str) -> str | None:
    """The period that the file's folder names, if the feed is filed by period."""
    folder, _, rest = name.removeprefix(f"{feed.feed}/").partition("/")
    return folder if feed.by_period and rest and Period.is_period(folder) else None


def refusal_by_name(feed: Feed, name: str) -> str | None:
    """Why a file of the feed's folder is refused for its place or its name alone.

    Such a refusal does not make the bytes known: sent again in the right folder or with the
    right extension they are loaded.
    """
    if feed.by_period and period_of(feed, name) is None:
        return (
            "Berkas tidak berada di dalam folder periode. Pindahkan ke "
            f"{feed.feed}/TTTT-BB/, misalnya {feed.feed}/2021-07/."
        )
    ending = extension(name)
    if ending in (CSV, XLSX):
        return None
    what = _KNOWN_EXTENSIONS.get(ending, "Hanya berkas .csv dan .xlsx yang dibaca.")
    return f"{what} {_SAVE_AS}"


def unexpected_files(names: Collection[str], feeds: Collection[str]) -> list[UnexpectedFile]:
    """Those of the names, relative to the landing root, that lie in no folder of the contract."""
    folders = tuple(f"{folder}/" for folder in feeds)
    reason = "Bukan folder sumber data. Pindahkan ke salah satu folder: " + ", ".join(sorted(feeds))
    return [
        UnexpectedFile(shown_name(name), f"{reason}.")
        for name in sorted(names)
        if not name.startswith(folders)
    ]
