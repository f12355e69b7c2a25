"""Interprets folder and file names below the landing root."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from tepat.domain.feeds import Feed
from tepat.domain.messages.files import LandingTexts
from tepat.domain.periods import Period
from tepat.stages.land.refusal import Finding, finding, shown_name

CSV, XLSX = ".csv", ".xlsx"
_OTHER_EXCEL = {
    ".xls": finding("named_old_excel"),
    ".xlsb": finding("named_binary_excel"),
    ".xlsm": finding("named_macro_excel"),
}


@dataclass(frozen=True)
class UnexpectedFile:
    """A path that belongs to no feed, masked for logs, and why it is refused."""

    path: str
    reason: str


def extension(name: str) -> str:
    """The extension in lower case."""
    return PurePosixPath(name).suffix.lower()


def period_of(feed: Feed, name: str) -> str | None:
    """The period in the file's folder name, if the feed has a folder per period."""
    folder, _, rest = name.removeprefix(f"{feed.feed}/").partition("/")
    return folder if feed.by_period and rest and Period.is_period(folder) else None


def refusal_by_name(feed: Feed, name: str) -> Finding | None:
    """Why a file of the feed's folder is refused by its location or name alone.

    Such a refusal does not record the content as seen: the same bytes sent again in the right
    folder or with the right extension are loaded.
    """
    if feed.by_period and period_of(feed, name) is None:
        return finding("outside_period_folder", folder=feed.feed)
    ending = extension(name)
    if ending in (CSV, XLSX):
        return None
    return _OTHER_EXCEL.get(ending, finding("named_otherwise"))


def unexpected_files(
    names: Collection[str], feeds: Collection[str], texts: LandingTexts
) -> list[UnexpectedFile]:
    """Names, relative to the landing root, that are in no folder of the landing contract."""
    folders = tuple(f"{folder}/" for folder in feeds)
    reason = texts.no_feed_folder.format(folders=", ".join(sorted(feeds)))
    return [
        UnexpectedFile(shown_name(name), reason)
        for name in sorted(names)
        if not name.startswith(folders)
    ]
