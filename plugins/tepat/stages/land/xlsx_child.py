"""The child process that reads one XLSX file: workbook on stdin, JSON lines on stdout.

Runs as a script with only the standard library and python-calamine. It first limits its own
resources. Cheap checks run before calamine, which allocates all memory for a single distant cell.

Each line is ``{"refused": key, "values": {…}}`` (the last line), with a message key of
``include/messages/files.id.yaml`` and its values; ``{"sheet": position}`` before the rows of a
visible sheet; or one row: text as strings, numbers as numbers, dates as ``{"date": text}``,
booleans, null for blanks.
"""

import io
import json
import re
import resource
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

MAXIMUM_MEMORY = 1024**3
MAXIMUM_CPU_SECONDS = 60
MAXIMUM_ENTRIES = 200
MAXIMUM_INFLATED = 200 * 1024**2
MAXIMUM_OUTPUT = 200 * 1024**2
MAXIMUM_ROWS = 200_000
MAXIMUM_COLUMNS = 100

_CHUNK = 1024 * 1024
_REFERENCE = re.compile(r"([A-Z]{1,7})([0-9]{1,10})\Z")
_MEGABYTE = 1024**2


class RefusedError(Exception):
    """The workbook is refused; holds the message key and its values."""

    def __init__(self, name: str, **values: int) -> None:
        self.name, self.values = name, values
        super().__init__(name)


def main() -> None:
    """Read the workbook from stdin, write JSON lines to stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MAXIMUM_MEMORY, MAXIMUM_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAXIMUM_CPU_SECONDS, MAXIMUM_CPU_SECONDS))
    try:
        data = sys.stdin.buffer.read()
        check_workbook(data)
        written = 0
        for line in sheet_lines(data):
            written += len(line)
            if written > MAXIMUM_OUTPUT:
                raise RefusedError("sheet_too_large")
            sys.stdout.write(line)
    except RefusedError as error:
        refusal = {"refused": error.name, "values": error.values}
        sys.stdout.write(f"\n{json.dumps(refusal)}\n")


def check_workbook(data: bytes) -> None:
    """Check entries, inflated bytes, rows and columns against limits; refuse unexpected parts.

    Raises:
        RefusedError: A limit is exceeded, or the workbook is invalid.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAXIMUM_ENTRIES:
                raise RefusedError("too_many_parts", limit=MAXIMUM_ENTRIES)
            if not any(entry.filename.endswith("workbook.xml") for entry in entries):
                raise RefusedError("no_workbook")
            inflated = 0
            for entry in entries:
                with archive.open(entry) as part:
                    check = PartCheck(is_xml=entry.filename.lower().endswith((".xml", ".rels")))
                    while chunk := part.read(_CHUNK):
                        inflated += len(chunk)
                        if inflated > MAXIMUM_INFLATED:
                            raise RefusedError("inflates", megabytes=MAXIMUM_INFLATED // _MEGABYTE)
                        check.feed(chunk)
                    check.close()
    except (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, ValueError) as error:
        raise RefusedError("workbook_damaged") from error
    except (RuntimeError, NotImplementedError) as error:
        # zipfile raises this for encrypted entries and unknown compression.
        raise RefusedError("workbook_locked") from error


class PartCheck:
    """Checks one part of the workbook: no DOCTYPE, no cell with content beyond the limits.

    Args:
        is_xml: Whether to parse the part.
    """

    def __init__(self, *, is_xml: bool) -> None:
        self._row, self._column, self._depth = 0, 0, 0
        self._parser = expat.ParserCreate(namespace_separator=" ") if is_xml else None
        if self._parser:
            self._parser.StartDoctypeDeclHandler = self._refuse_doctype
            self._parser.StartElementHandler = self._start_root

    def feed(self, chunk: bytes) -> None:
        """Parse the next bytes."""
        if self._parser:
            self._parser.Parse(chunk, False)

    def close(self) -> None:
        """Finish parsing."""
        if self._parser:
            self._parser.Parse(b"", True)

    def _refuse_doctype(self, *_: object) -> None:
        raise RefusedError("doctype")

    def _start_root(self, name: str, _: dict[str, str]) -> None:
        is_sheet = name.rpartition(" ")[2] == "worksheet"
        if self._parser:
            self._parser.StartElementHandler = self._start_in_sheet if is_sheet else None

    def _start_in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._place(attributes.get("r"))
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif tag in ("v", "is", "f") and (
            self._row > MAXIMUM_ROWS or self._column > MAXIMUM_COLUMNS
        ):
            raise RefusedError(
                "sheet_too_wide_or_long",
                rows=MAXIMUM_ROWS,
                columns=MAXIMUM_COLUMNS,
                row=self._row,
                column=self._column,
            )

    def _place(self, reference: str | None) -> None:
        """Position of a cell; one without a reference follows the previous cell."""
        if reference is None:
            self._column += 1
            return
        match = _REFERENCE.match(reference.upper())
        if not match:
            raise RefusedError("workbook_damaged")
        self._column = 0
        for letter in match[1]:
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._row = int(match[2])


def sheet_lines(data: bytes) -> Iterator[str]:
    """The rows of every visible sheet, as JSON lines.

    Raises:
        RefusedError: calamine cannot read it.
    """
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for position, sheet in enumerate(book.sheets_metadata):
            if (
                sheet.visible is not calamine.SheetVisibleEnum.Visible
                or sheet.typ is not calamine.SheetTypeEnum.WorkSheet
            ):
                continue
            yield f"{json.dumps({'sheet': position})}\n"
            cells = book.get_sheet_by_index(position)
            # calamine returns empty rows before the first cell, but not empty columns.
            missing = [None] * (cells.start[1] if cells.start else 0)
            for row in cells.iter_rows():
                yield json.dumps(missing + [plain(value) for value in row]) + "\n"
    except (calamine.CalamineError, calamine.PasswordError, OSError, ValueError) as error:
        raise RefusedError("workbook_damaged") from error


def plain(value: object) -> object:
    """A cell as a JSON value."""
    if value == "":
        return None
    if isinstance(value, datetime):
        return {"date": value.isoformat(sep=" ")}
    if isinstance(value, date | time):
        return {"date": value.isoformat()}
    if isinstance(value, timedelta):
        return {"date": str(value)}
    return value


if __name__ == "__main__":
    main()
