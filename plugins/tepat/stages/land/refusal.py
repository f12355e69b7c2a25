"""Why a file cannot be loaded, in Indonesian: what is wrong, where, and what to do."""

import re
from collections.abc import Sequence

_SHOWN = 5
_LABEL_LENGTH = 40
_LONG_NUMBER = re.compile(r"\d{8,}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class FileRefusedError(Exception):
    """The file is rejected; the message is the ledger's reason and holds no cell values."""


class FileNotLoadedError(Exception):
    """The file could not be read this time and is left for the next landing run."""


def rows_phrase(rows: Sequence[int]) -> str:
    """Row numbers as a phrase: the first few, and how many more."""
    return "baris " + _some([str(row) for row in rows])


def labels_phrase(labels: Sequence[str]) -> str:
    """Column labels as a phrase: the first few, and how many more."""
    return _some(labels)


def column_label(text: str, position: int) -> str:
    """How a message names a column: its header, unless that may be a personal number."""
    label = _UNPRINTABLE.sub(" ", text).strip()
    if not label or _LONG_NUMBER.search(label):
        return f"kolom ke-{position + 1}"
    return label if len(label) <= _LABEL_LENGTH else label[:_LABEL_LENGTH] + "…"


def shown_name(name: str) -> str:
    """A file name as logs may show it: long numbers and control characters masked."""
    return _LONG_NUMBER.sub("…", _UNPRINTABLE.sub("?", name))


def _some(items: Sequence[str]) -> str:
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f" dan {more} lainnya" if more > 0 else "")
