"""Errors of files that cannot be loaded: what is wrong, where, and what to do.

The code that finds a fault gives a message key and values; the messages are under ``landing`` in
``include/messages/files.id.yaml`` and are rendered here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tepat.domain.messages.files import LandingTexts

_SHOWN = 5
_LABEL_LENGTH = 40
_LONG_NUMBER = re.compile(r"\d{8,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class ColumnLabel:
    """How a message names a column: its header, unless that may be a personal number.

    Args:
        text: The header.
        position: Its position, from 0.
        is_placed: Whether the message also gives its position.
    """

    text: str
    position: int
    is_placed: bool = False

    def rendered(self, texts: LandingTexts) -> str:
        """The label as text."""
        place = texts.column.format(number=self.position + 1)
        label = _UNPRINTABLE.sub(" ", self.text).strip()
        if not label or _LONG_NUMBER.search(label):
            label = place
        elif len(label) > _LABEL_LENGTH:
            label = label[:_LABEL_LENGTH] + "…"
        if not self.is_placed:
            return label
        return texts.column_at.format(header=label, number=self.position + 1)


Value = str | int | ColumnLabel | tuple[int | ColumnLabel, ...]


@dataclass(frozen=True)
class Finding:
    """A message key and its values; of a tuple, the first few are shown and the rest counted.

    No value is a cell of the file: cells may be personal data.
    """

    name: str
    values: Mapping[str, Value]


def finding(name: str, **values: Value) -> Finding:
    """A message key and its values."""
    return Finding(name, values)


class _UnreadError(Exception):
    """Base of both errors: the messages that explain the cause."""

    def __init__(self, *why: Finding) -> None:
        self.why = why
        super().__init__(" ".join(sentence.name for sentence in why))


class FileRefusedError(_UnreadError):
    """The file is rejected; the rendered ``why`` is the reason in the ledger."""


class FileNotLoadedError(_UnreadError):
    """The file could not be read this time and is left for the next landing run."""


def rendered(sentences: Iterable[Finding], texts: LandingTexts) -> str:
    """The messages as text."""
    return " ".join(_rendered(one, texts) for one in sentences)


def shown_name(name: str) -> str:
    """A file name as logs may show it: long numbers and control characters masked."""
    return _LONG_NUMBER.sub("…", _UNPRINTABLE.sub("?", name))


def _rendered(sentence: Finding, texts: LandingTexts) -> str:
    text: str = getattr(texts, sentence.name)
    return text.format(**{name: _phrase(value, texts) for name, value in sentence.values.items()})


def _phrase(value: Value, texts: LandingTexts) -> str:
    if isinstance(value, ColumnLabel):
        return value.rendered(texts)
    if not isinstance(value, tuple):
        return str(value)
    named = ", ".join(_phrase(item, texts) for item in value[:_SHOWN])
    more = len(value) - _SHOWN
    return texts.and_more.format(named=named, more=more) if more > 0 else named
