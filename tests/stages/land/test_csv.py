"""CSV as it comes: encodings, delimiters, line ends, ragged records, damage."""

from collections.abc import Callable

import pytest
from tests.stages.land.landing_site import MEMBER, MEMBER_HEADER, Site, member_file

NAME = "Désirée Ma'ruf é"
RECORD = MEMBER.replace("Sari", NAME)


def rejected(site: Site, data: bytes) -> str:
    """The reason why the file is rejected."""
    file, rows = site.land_member_file(data)
    assert (file["status"], rows) == ("REJECTED", [])
    return str(file["reason"])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "cp1252"]
)
def test_csv_in_each_encoding_is_decoded_correctly(site: Site, encoding: str) -> None:
    text = member_file(RECORD).decode()
    if encoding.endswith("-bom"):
        data = ("\ufeff" + text).encode(encoding.removesuffix("-bom"))
    else:
        data = text.encode(encoding)
    file, (row,) = site.land_member_file(data)
    assert (row["nama"], file["reason"]) == (NAME, None)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data.replace(b"\xc3\xa9s", b"\xc3s"), "rusak di sekitar baris 2"),
        (lambda data: data[: data.index(b"\xc3\xa9s") + 1], "di tengah sebuah huruf"),
        (lambda data: b"\xef\xbb\xbf" + data.replace(b"\xc3\xa9", b"\xe9"), "rusak"),
        (lambda data: data.replace(b"\xc3\xa9", b"\x81"), "baris 2"),
        (lambda data: data.decode().encode("utf-16")[:-1], "terpotong"),
    ],
)
def test_undecodable_bytes_are_rejected_not_guessed(
    site: Site, damage: Callable[[bytes], bytes], words: str
) -> None:
    assert words in rejected(site, damage(member_file(RECORD)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_detected(site: Site, delimiter: str, end: str) -> None:
    data = member_file(RECORD, RECORD, end=end).decode().replace(",", delimiter).encode()
    _, rows = site.land_member_file(data)
    assert [(row["row_number"], row["terdampak_covid"]) for row in rows] == [(2, "YA"), (3, "YA")]


def test_quoted_cells_may_contain_delimiters_line_ends_and_quotes(site: Site) -> None:
    names = ['"Sari, S.E."', '"O""neil\n\nSari"', "Ma'ruf", 'Budi "Udin" S', '="317401"']
    _, rows = site.land_member_file(member_file(*[MEMBER.replace("Sari", n) for n in names]))
    assert [row["nama"] for row in rows] == [
        "Sari, S.E.",
        'O"neil\n\nSari',
        "Ma'ruf",
        'Budi "Udin" S',
        '="317401"',
    ]
    assert [row["row_number"] for row in rows] == [2, 3, 4, 5, 6]


def test_cell_text_is_stored_unchanged(site: Site) -> None:
    odd = "\u200bSari\0 \u00a0\u202e\uff11\u0661 "
    _, (first, second) = site.land_member_file(
        member_file(MEMBER.replace("Sari", odd), "=1+1,,,,,")
    )
    assert first["nama"] == odd
    assert (second["nama"], second["kelurahan"]) == ("=1+1", None)


def test_title_blank_and_total_rows_are_counted_and_marked_as_layout(site: Site) -> None:
    data = (
        "Daftar usulan RT 001\n\n"
        + member_file(
            MEMBER, "", ",,,,,", " ,\u00a0,\u200b,,,", MEMBER_HEADER.lower(), MEMBER
        ).decode()
        + ",Jumlah: 2,,,,\nTOTALINDO,ISTRI,,,,\n total,,,,,\n\n,,,,,\n"
    )
    _, rows = site.land_member_file(data.encode())
    assert [(row["row_number"], row["is_layout"]) for row in rows] == [
        (4, False),
        (5, True),
        (6, True),
        (7, True),
        (8, True),
        (9, False),
        (10, True),
        (11, False),
        (12, True),
    ]


def test_excel_text_formula_quoting_is_removed(site: Site) -> None:
    header = ",".join(f'="{name}"' for name in MEMBER_HEADER.split(","))
    _, rows = site.land_member_file(
        member_file(MEMBER, '="",=" ",,,,', '="TOTAL",,,,,', '="",ISTRI,,,,', header=header)
    )
    assert [row["is_layout"] for row in rows] == [False, True, True, False]


def test_total_row_is_detected_from_an_unknown_column(site: Site) -> None:
    header = f"CATATAN,{MEMBER_HEADER}"
    records = [f",{MEMBER}", f"JUMLAH,{MEMBER}", f"x,{MEMBER}", f",{MEMBER}"]
    _, rows = site.land_member_file(member_file(*records, header=header))
    assert [row["is_layout"] for row in rows] == [False, True, False, False]


def test_repeated_header_with_other_spelling_is_a_layout_row(site: Site) -> None:
    repeated = "nama ,Hubungan-Keluarga,TANGGAL LAHIR,kelurahan*,Penghasilan.Tetap,TERDAMPAK_COVID"
    almost = repeated.replace("kelurahan*", "Tebet")
    _, rows = site.land_member_file(member_file(MEMBER, repeated, almost))
    assert [row["is_layout"] for row in rows] == [False, True, False]


def test_short_rows_are_padded_and_extra_cells_are_reported(site: Site) -> None:
    file, rows = site.land_member_file(
        member_file("Sari,ISTRI", f"{MEMBER},,,", f"{MEMBER},lebih", "", f"{MEMBER},,x")
    )
    assert [row["nama"] for row in rows] == ["Sari", "Sari", "Sari", None, "Sari"]
    assert rows[0]["kelurahan"] is None
    assert file["reason"] == "Sel di luar judul diabaikan pada baris 4, 6."


def test_unknown_columns_are_ignored_and_reported(site: Site) -> None:
    header = f"AGAMA,{MEMBER_HEADER},,3174010503778790"
    file, (row,) = site.land_member_file(member_file(f"x,{MEMBER},y,z", header=header))
    assert row["nama"] == "Sari"
    assert file["status"] == "READ"
    assert file["reason"] == "Kolom yang tidak dikenal diabaikan: AGAMA, kolom ke-8, kolom ke-9."


def test_file_with_open_quote_is_rejected_with_its_row(site: Site) -> None:
    reason = rejected(site, member_file(MEMBER, f'"{MEMBER}', MEMBER))
    assert "kutip tidak ditutup, mulai baris 3" in reason


@pytest.mark.parametrize("cut", [2, 10, 25, 38])
def test_file_with_truncated_last_row_is_rejected_with_its_row(site: Site, cut: int) -> None:
    data = member_file(MEMBER, MEMBER)
    assert "terpotong di tengah baris 3" in rejected(site, data[: len(data) - len(MEMBER) + cut])


def test_missing_final_line_end_is_reported(site: Site) -> None:
    file, rows = site.land_member_file(member_file(MEMBER).rstrip())
    assert (file["status"], len(rows)) == ("READ", 1)
    assert "tidak diakhiri ganti baris" in file["reason"]


def test_file_with_too_many_rows_for_the_row_number_is_rejected(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tepat.stages.land.csv_reader.MAXIMUM_RECORDS", 3)
    assert "Lebih dari 3 baris" in rejected(site, member_file(MEMBER, MEMBER, MEMBER))


def test_file_with_only_a_header_has_zero_rows(site: Site) -> None:
    file, rows = site.land_member_file(MEMBER_HEADER.encode())
    assert (file["status"], file["reason"], rows) == ("READ", None, [])


def test_one_megabyte_cell_and_ten_thousand_columns_are_read(site: Site) -> None:
    header = MEMBER_HEADER + "".join(f",X{n}" for n in range(10_000))
    long = "x" * 1024 * 1024
    record = MEMBER.replace("Sari", long) + "," * 10_000
    file, (row,) = site.land_member_file(member_file(record, header=header))
    assert row["nama"] == long
    assert file["reason"].endswith("X0, X1, X2, X3, X4 dan 9995 lainnya.")


def test_file_that_is_not_a_table_is_not_loaded(site: Site) -> None:
    assert "Baris judul tidak ditemukan" in rejected(site, bytes(range(0, 128)) * 100)
