"""The header row: found, matched, or refused by name."""

import pytest
from tests.stages.land.landing_site import MEMBER, MEMBER_HEADER, Site, member_file
from tests.stages.land.test_csv import rejected


def test_header_is_found_within_the_first_fifteen_rows(site: Site) -> None:
    titles = "judul\n" * 14
    _, (row,) = site.land_member_file(titles.encode() + member_file(MEMBER))
    assert row["row_number"] == 16


def test_header_on_the_sixteenth_row_is_not_found(site: Site) -> None:
    reason = rejected(site, b"judul\n" * 15 + member_file(MEMBER))
    assert "15 baris pertama" in reason
    assert "NAMA, HUBUNGAN_KELUARGA" in reason


def test_header_matching_ignores_spelling_variants_and_accepts_aliases(site: Site) -> None:
    header = '" * Nama\nLengkap ",s.h.d.k,[Tgl/Lahir],desa-kelurahan,berpenghasilan TETAP,terdampak'
    file, (row,) = site.land_member_file(member_file(MEMBER, header=header))
    assert file["reason"] is None
    assert (row["nama"], row["hubungan_keluarga"], row["kelurahan"]) == (
        "Sari",
        "ISTRI",
        "Tebet Timur",
    )


def test_columns_in_any_order_and_missing_optional_columns_are_accepted(site: Site) -> None:
    header = ",".join(reversed(MEMBER_HEADER.split(",")))
    record = ",".join(reversed(MEMBER.split(",")))
    _, (row,) = site.land_member_file(member_file(record, header=header))
    assert (row["nama"], row["tanggal_lahir"], row["nik"]) == ("Sari", "1980-01-02", None)


def test_contract_column_name_has_priority_over_an_alias(site: Site) -> None:
    header = f"NAMA LENGKAP,{MEMBER_HEADER}"
    file, (row,) = site.land_member_file(member_file(f"Alias,{MEMBER}", header=header))
    assert row["nama"] == "Sari"
    assert "NAMA LENGKAP" in file["reason"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("NAMA", "NAMA (kolom ke-1), NAMA (kolom ke-7)"),
        ("TGL LAHIR,TTL", "TGL LAHIR (kolom ke-7), TTL (kolom ke-8)"),
        ("NO KK,NO_KK", "NO KK (kolom ke-7), NO_KK (kolom ke-8)"),
    ],
)
def test_two_headers_for_one_column_are_rejected_and_both_named(
    site: Site, more: str, words: str
) -> None:
    header = MEMBER_HEADER
    if "TTL" in more:
        header = header.replace("TANGGAL_LAHIR", "X")
    assert words in rejected(site, member_file(MEMBER + ",,", header=f"{header},{more}"))


def test_missing_required_headers_are_named(site: Site) -> None:
    header = MEMBER_HEADER.replace("NAMA", "N").replace("KELURAHAN", "K")
    reason = rejected(site, b"judul\n" + member_file(MEMBER, header=header))
    assert "(baris 2): NAMA, KELURAHAN." in reason


def test_file_in_the_wrong_feed_folder_is_rejected_with_the_right_feed(site: Site) -> None:
    kemensos = b"NIK;NAMA;TANGGAL_LAHIR;KELURAHAN;PROGRAM;STATUS\n;Sari;;;PKH;AKTIF\n"
    assert "cocok dengan kemensos" in rejected(site, kemensos)


def test_delimiter_that_matches_more_columns_is_chosen(site: Site) -> None:
    data = f"{MEMBER_HEADER.replace(',', ';')}\n{MEMBER.replace(',', ';')}\n".encode()
    _, (row,) = site.land_member_file(b"a,b,c\n" + data)
    assert row["kelurahan"] == "Tebet Timur"
