"""Workbooks for the tests of landing: sound ones by openpyxl, hostile ones by hand."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from tests.stages.land.landing_site import MEMBER, MEMBER_HEADER

HEADER = MEMBER_HEADER.split(",")
RECORD = MEMBER.split(",")


def workbook(*records: Sequence[Any]) -> openpyxl.Workbook:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    for record in records:
        book.active.append(list(record))
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(data: bytes, parts: dict[str, str], more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """The same workbook with some parts replaced, and others added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
        for name, content in more:
            target.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    return (
        f'{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def with_sheet(rows: str, before: str = "") -> bytes:
    """A workbook whose one sheet has this XML between its sheetData tags."""
    parts = {"xl/worksheets/sheet1.xml": sheet_xml(rows, before)}
    return rewritten(saved(workbook(HEADER, RECORD)), parts)
