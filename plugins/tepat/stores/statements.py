"""The header of a statement file: purpose, tables and parameters.

A header line may continue on the next line, indented to where its text begins::

    -- Purpose: one line
    -- Reads:   household, link
    -- Writes:  household_place
    -- Params:  run_date
"""

import re
from dataclasses import dataclass

_LINE = re.compile(r"^--[ ]*(Reads|Writes|Params):[ ]*(.*(?:\n--[ ]{4,}.*)*)", re.MULTILINE)
_BREAK = re.compile(r"\n--")
_NOTHING = "-"


@dataclass(frozen=True)
class Header:
    """Tables that a statement reads and writes, and its parameters.

    A table of PostgreSQL is named with its schema; a table of the engine has none.
    """

    reads: tuple[str, ...]
    writes: tuple[str, ...]
    params: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Header":
        """The header of a statement file's text."""
        lines = dict(_LINE.findall(text))
        return cls(*(_names(lines.get(line, _NOTHING)) for line in ("Reads", "Writes", "Params")))


def _names(line: str) -> tuple[str, ...]:
    names = (name.strip() for name in _BREAK.sub(" ", line).split(","))
    return tuple(name for name in names if name != _NOTHING)
