"""Workbooks, as neighbourhoods keep them and as an enemy would build them."""

import time
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.stages.land.landing_site import MEMBER, Site, member_file
from tests.stages.land.workbooks import (
    HEADER,
    RECORD,
    rewritten,
    saved,
    sheet_xml,
    with_sheet,
    workbook,
)

NAME = "rt_rw/2021-07/a.xlsx"


def rejected(site: Site, data: bytes, name: str = NAME) -> str:
    """The reason why the workbook is rejected."""
    file, rows = site.land_member_file(data, name)
    assert file["status"] == "REJECTED"
    assert rows == []
    return str(file["reason"])


def test_identity_number_records_whether_its_cell_was_numeric(site: Site) -> None:
    header = [*HEADER, "NIK", "NO_KK"]
    records: list[list[object]] = [
        [*RECORD, "3174010503778790", 3174010503778790],
        [*RECORD, 0, "'3174010503778790"],
        [*RECORD, date(1977, 3, 5), None],
        [*RECORD, 317401.5, ""],
    ]
    _, rows = site.land_member_file(saved(workbook(header, *records)), NAME)
    assert [(row["nik"], row["nik_is_numeric"]) for row in rows] == [
        ("3174010503778790", False),
        ("0", True),
        ("1977-03-05", True),
        ("317401.5", True),
    ]
    assert [(row["no_kk"], row["no_kk_is_numeric"]) for row in rows] == [
        ("3174010503778790", True),
        ("'3174010503778790", False),
        (None, False),
        (None, False),
    ]


@pytest.mark.parametrize("is_1904", [False, True])
def test_date_cells_become_iso_dates_in_1900_and_1904_date_systems(
    site: Site, is_1904: bool
) -> None:
    at = datetime(1945, 8, 17, 13, 5)  # noqa: DTZ001 - a cell has no time zone
    book = workbook(HEADER)
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    book.active.append(["Sari", "ISTRI", date(1945, 8, 17), "Tebet Timur", True, 1])
    book.active.append(["Budi", "ANAK", at, "Tebet Timur", False, 0])
    _, rows = site.land_member_file(saved(book), NAME)
    assert [row["tanggal_lahir"] for row in rows] == ["1945-08-17", "1945-08-17 13:05:00"]
    assert [row["penghasilan_tetap"] for row in rows] == ["TRUE", "FALSE"]
    assert [row["terdampak_covid"] for row in rows] == ["1", "0"]


def test_row_numbers_match_those_shown_by_the_spreadsheet(site: Site) -> None:
    book = openpyxl.Workbook()
    for offset, row in enumerate([HEADER, RECORD, [], RECORD]):
        for column, value in enumerate(row):
            book.active.cell(4 + offset, 3 + column, value)
    file, rows = site.land_member_file(saved(book), NAME)
    assert file["reason"] is None
    assert [(row["row_number"], row["is_layout"]) for row in rows] == [
        (5, False),
        (6, True),
        (7, False),
    ]
    assert rows[0]["nama"] == "Sari"


def test_hidden_rows_are_read_and_only_first_merged_cell_has_a_value(site: Site) -> None:
    book = workbook(HEADER, RECORD, RECORD, RECORD)
    book.active.row_dimensions[3].hidden = True
    book.active.merge_cells("D2:D4")
    _, rows = site.land_member_file(saved(book), NAME)
    assert [row["kelurahan"] for row in rows] == ["Tebet Timur", None, None]


def test_first_visible_sheet_with_the_header_is_read(site: Site) -> None:
    book = workbook(["Petunjuk pengisian"])
    for title, name, state in (("a", "Tersembunyi", "hidden"), ("b", "Sari", "visible")):
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        sheet.append(HEADER)
        sheet.append([name, *RECORD[1:]])
    later = book.create_sheet("c")
    later.append(HEADER)
    later.append(["Terlambat", *RECORD[1:]])
    _, rows = site.land_member_file(saved(book), NAME)
    assert [row["nama"] for row in rows] == ["Sari"]


def test_formula_cell_gives_its_stored_value_without_evaluation(site: Site) -> None:
    cells = "".join(f'<c t="str"><v>{name}</v></c>' for name in HEADER)
    record = (
        '<c t="str"><f>1+1</f><v>Sari</v></c><c><f>1+1</f></c><c><f>1+1</f><v>7</v></c>'
        '<c t="inlineStr"><is><r><t xml:space="preserve">Tebet </t></r><r><t>Timur</t></r></is></c>'
        '<c t="e"><v>#DIV/0!</v></c><c t="b"><v>1</v></c>'
    )
    data = with_sheet(f"<row>{cells}</row><row>{record}</row>")
    _, (row,) = site.land_member_file(data, NAME)
    values = [row[name.lower()] for name in HEADER]
    assert values == ["Sari", None, "7", "Tebet Timur", None, "TRUE"]


def test_empty_formatted_cell_far_away_is_ignored(site: Site) -> None:
    book = workbook(HEADER, RECORD)
    book.active["XFD1048576"].font = Font(bold=True)
    file, rows = site.land_member_file(saved(book), NAME)
    assert (file["status"], len(rows)) == ("READ", 1)


def test_workbook_with_a_cell_far_away_is_rejected_quickly(site: Site) -> None:
    book = workbook(HEADER, RECORD)
    book.active["XFD1048576"] = "x"
    started = time.monotonic()
    reason = rejected(site, saved(book))
    assert "baris 1048576" in reason
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="CW1"><v>1</v></c>',
        "<c r='xfd9'><v>1</v></c>",
        '<c s="1" r="A200001"><v>1</v></c>',
        '<c r="A1" r2="x"/>' + "<c/>" * 99 + "<c><v>1</v></c>",
        '<c r="ZZZZZZZ9999999999"><is><t>x</t></is></c>',
    ],
)
def test_cells_beyond_the_limits_are_detected_in_every_notation(site: Site, cell: str) -> None:
    assert "melampaui" in rejected(site, with_sheet(f"<row>{cell}</row>"))


def test_workbook_over_two_hundred_thousand_rows_is_rejected_with_the_limit(site: Site) -> None:
    data = with_sheet("<row/>" * 200_000 + '<row><c t="str"><v>x</v></c></row>')
    assert "200000 baris" in rejected(site, data)


@pytest.mark.slow
def test_zip_bomb_is_stopped_by_counting_inflated_bytes(site: Site) -> None:
    bomb = b"0" * (210 * 1024 * 1024)
    data = rewritten(saved(workbook(HEADER, RECORD)), {}, [("xl/media/a.bin", bomb)])
    assert len(data) < 1024 * 1024
    assert "200 MB" in rejected(site, data)


def test_repeated_shared_strings_stay_within_the_memory_limits(site: Site) -> None:
    long = "x" * 1024 * 1024
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{long}</t></si></sst>"
    )
    rows = '<row><c t="s"><v>0</v></c></row>' * 2000
    base = saved(workbook(HEADER, RECORD))
    parts = {"xl/worksheets/sheet1.xml": sheet_xml(rows), "xl/sharedStrings.xml": strings}
    assert rejected(site, rewritten(base, parts))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_workbook_with_xml_entities_is_rejected(site: Site, doctype: str) -> None:
    data = with_sheet('<row><c t="str"><v>&a;</v></c></row>', before=doctype)
    assert "DOCTYPE" in rejected(site, data)


def test_workbook_with_too_many_zip_entries_is_rejected(site: Site) -> None:
    more = [(f"xl/x{n}.bin", b"") for n in range(201)]
    data = rewritten(saved(workbook(HEADER, RECORD)), {}, more)
    assert "200 bagian" in rejected(site, data)


def test_zip_inside_a_zip_is_rejected_as_workbook(site: Site) -> None:
    inner = saved(workbook(HEADER, RECORD))
    plain_zip = rewritten(b"PK\x05\x06" + bytes(18), {}, [("dalam.xlsx", inner)])
    assert "bukan buku kerja" in rejected(site, plain_zip)


def test_zip_entries_with_parent_paths_write_no_file(site: Site) -> None:
    more = [("../../../keluar.txt", b"x"), ("/keluar.txt", b"x")]
    before = set(site.folder.rglob("*"))
    file, _ = site.land_member_file(rewritten(saved(workbook(HEADER, RECORD)), {}, more), NAME)
    assert file["status"] == "READ"
    assert not [path for path in set(site.folder.rglob("*")) - before if "keluar" in path.name]


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_truncated_workbook_is_rejected(site: Site, share: float) -> None:
    data = saved(workbook(HEADER, *[RECORD] * 50))
    assert rejected(site, data[: int(len(data) * share)])


def test_workbook_with_a_damaged_part_is_rejected(site: Site) -> None:
    data = rewritten(
        saved(workbook(HEADER, RECORD)), {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"}
    )
    assert "rusak" in rejected(site, data)


def test_crash_of_the_reader_process_rejects_the_file(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tepat.stages.land.xlsx_reader._WALL_SECONDS", 0.001)
    assert "batas memori dan waktu" in rejected(site, saved(workbook(HEADER, RECORD)))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("a.xlsx", OLE + bytes(500), "Excel lama"),
        ("a.csv", OLE + bytes(500), "Excel lama"),
        ("a.xlsx", member_file(MEMBER), "bukan XLSX"),
        ("a.xlsx", b"<html><table>", "bukan XLSX"),
        ("a.csv", b"PK\x03\x04", "bukan CSV"),
        ("a.csv", b"%PDF-1.7", "PDF"),
        ("a.xlsx", b"", "0 byte"),
        ("a.csv", b"", "0 byte"),
        ("a.XLS", b"x", ".xls"),
        ("a.xlsb", b"x", ".xlsb"),
        ("a.xlsm", b"x", "makro"),
        ("a.pdf", b"x", ".csv dan .xlsx"),
        ("tanpa-akhiran", b"x", ".csv dan .xlsx"),
    ],
)
def test_file_that_is_not_csv_or_xlsx_is_rejected_with_a_clear_message(
    site: Site, name: str, data: bytes, words: str
) -> None:
    assert words in rejected(site, data, f"rt_rw/2021-07/{name}")


def test_workbook_larger_than_25_mb_is_hashed_but_not_read(site: Site) -> None:
    reason = rejected(site, b"PK\x03\x04" + bytes(25 * 1024 * 1024))
    assert "25 MB" in reason
