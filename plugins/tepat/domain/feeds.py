"""Feed definitions: one YAML each in ``include/feeds/``."""

import re
import unicodedata
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tepat.support.errors import ConfigurationError
from tepat.support.yaml_documents import load_yaml_document

COMPLAINTS = "pengaduan"

_IGNORED_IN_HEADERS = re.compile(r"[\s.\-_/()\[\]{}*]+")


def header_key(text: str) -> str:
    """Normalised spelling of a header or a coded value, for comparison.

    Ignores case, spaces, dots, dashes, underscores, slashes, brackets, asterisks and line breaks.
    The SQL macro ``code_key`` does the same for a column.
    """
    return _IGNORED_IN_HEADERS.sub("", unicodedata.normalize("NFKC", text)).upper()


class Kind(StrEnum):
    """Data type of a column's cells."""

    TEXT = "text"
    IDENTITY = "identity"
    DATE = "date"
    CODE = "code"
    YES_NO = "yes_no"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Strict):
    """One column of a feed, by its contract name (upper case) and its known aliases."""

    name: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*$")]
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    meaning: str

    @property
    def field(self) -> str:
        """The column's name in the lake."""
        return self.name.lower()


class Feed(_Strict):
    """A folder of the landing root and the columns of its files.

    ``feed`` is the folder and the name in the ledger, such as ``dukcapil/kematian``.
    """

    feed: Annotated[str, Field(pattern=r"^[a-z_]+(/[a-z_]+)?$")]
    title: str
    source: str
    grain: str
    by_period: bool
    cadence: str
    asset: Annotated[str, Field(pattern=r"^[a-z]+://")]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]

    @property
    def slug(self) -> str:
        """The feed's name without slashes, for lake folders, suites, SQL files and DAG ids."""
        return self.feed.replace("/", "_")

    @cached_property
    def required_columns(self) -> tuple[Column, ...]:
        """The columns without which a file is rejected."""
        return tuple(column for column in self.columns if column.required)

    @cached_property
    def headers(self) -> dict[str, tuple[str, bool]]:
        """Maps each header key to its field, and whether it is the column's own name.

        A column's own name takes precedence over an alias of another column.
        """
        aliases = {
            header_key(alias): (column.field, False)
            for column in self.columns
            for alias in column.aliases
        }
        return aliases | {header_key(column.name): (column.field, True) for column in self.columns}

    @cached_property
    def identity_columns(self) -> tuple[Column, ...]:
        """The columns that hold NIK or KK numbers."""
        return tuple(column for column in self.columns if column.kind is Kind.IDENTITY)


def load_feeds(directory: Path) -> dict[str, Feed]:
    """All feed definitions by feed name, sorted.

    Raises:
        ConfigurationError: A file has a mistake (names file, line, field), two define the same
            feed, or one spelling means two columns of a feed.
    """
    feeds: dict[str, Feed] = {}
    for path in sorted(directory.glob("*.yaml")):
        feed = load_yaml_document(path, Feed)
        if feed.feed in feeds:
            raise ConfigurationError(f"{path.name}: the feed {feed.feed} is defined twice.")
        _refuse_ambiguous_spellings(path, feed)
        feeds[feed.feed] = feed
    if not feeds:
        raise ConfigurationError("include/feeds holds no feed definition.")
    return dict(sorted(feeds.items()))


def _refuse_ambiguous_spellings(path: Path, feed: Feed) -> None:
    owners: dict[str, str] = {}
    for column in feed.columns:
        for spelling in (column.name, *column.aliases):
            owner = owners.setdefault(header_key(spelling), column.name)
            if owner != column.name:
                raise ConfigurationError(
                    f"{path.name}, field columns: the header {spelling!r} stands for both "
                    f"{owner} and {column.name}."
                )
