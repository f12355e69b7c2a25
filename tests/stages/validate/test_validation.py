"""A feed validated whole: from landed rows to accepted, quarantined and skipped ones."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.stages.validate.landed import Desk

from tepat.stores.lake import EMPTY_LANDING_ON, file_sha256

pytestmark = pytest.mark.slow  # Great Expectations takes 3 s to import

KK = "3174012207061001"
KELURAHAN = "31.74.01.1001"


def head(no: str | None = "1", **cells: Any) -> dict[str, Any]:
    """A head's row in which everything is right."""
    return {
        "no": no,
        "no_kk": KK,
        "nik": "3174010503770001",
        "nama": "Budi Santoso",
        "hubungan_keluarga": "KEPALA KELUARGA",
        "jenis_kelamin": "L",
        "tanggal_lahir": "05-03-1977",
        "alamat": "Jl. Melati No. 5",
        "rt": "2",
        "rw": "010",
        "kelurahan": "Tebet Timur",
        "penghasilan_tetap": "TIDAK",
        "terdampak_covid": "YA",
    } | cells


def member(no: str | None = "1", **cells: Any) -> dict[str, Any]:
    """A member's row as it is filled in: nothing of the family's is repeated."""
    return {
        "no": no,
        "nik": "3174014506800002",
        "nama": "Siti Aminah",
        "hubungan_keluarga": "ISTRI",
        "jenis_kelamin": "P",
        "tanggal_lahir": "05-06-1980",
    } | cells


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_accepted_family_takes_its_values_from_the_row_of_its_head(desk: Desk) -> None:
    desk.land([head(), member()])
    summary = desk.validate()
    assert (summary.rows, summary.accepted, summary.quarantined) == (2, 2, 0)
    (family,) = desk.table("family")
    assert family["no_kk"] == KK
    assert family["kelurahan_code"] == KELURAHAN
    assert (family["rt"], family["rw"]) == ("002", "010")
    assert (family["first_row"], family["last_row"], family["head_row"]) == (2, 3, 2)
    assert (family["has_fixed_income"], family["is_affected"]) == (False, True)
    assert (family["is_self_reported"], family["has_damaged_nik"]) == (False, False)
    assert family["address_key"] == "JLMELATINO5"
    assert (family["head_nik"], family["head_name_key"]) == ("3174010503770001", "BUDI SANTOSO")
    assert [row["is_head"] for row in desk.table("member")] == [True, False]
    assert [row["warnings"] for row in desk.table("member")] == [[], []]


def test_family_with_a_quarantined_member_is_accepted(desk: Desk) -> None:
    desk.land([head(), member(nik="123"), member(nik=None, nama="Andi")])
    desk.validate()
    assert desk.codes() == {3: ["NIK_FORMAT"]}
    assert len(desk.table("member")) == 2
    assert desk.table("family")[0]["has_damaged_nik"]


def test_family_with_a_quarantined_head_is_quarantined_completely(desk: Desk) -> None:
    desk.land(
        [head(tanggal_lahir="31-02-1977"), member(), member(nama=None, nik="3174014506800003")]
        + [head(str(no), nik=None, no_kk=None) for no in range(2, 9)]
    )
    desk.validate()
    assert desk.codes() == {
        2: ["BIRTH_DATE_INVALID"],
        3: ["HEAD_QUARANTINED"],
        4: ["HEAD_QUARANTINED", "NAME_MISSING"],
    }
    assert len(desk.table("family")) == 7


def test_family_with_several_heads_is_quarantined_if_one_head_is(desk: Desk) -> None:
    other = head("1", nik="3174010503700009", tanggal_lahir="05-03-1970", nama=None)
    desk.land([head(), member(), other] + [head(str(no), nik=None) for no in range(2, 9)])
    desk.validate()
    assert desk.codes() == {
        2: ["HEAD_QUARANTINED"],
        3: ["HEAD_QUARANTINED"],
        4: ["NAME_MISSING"],
    }


def test_family_with_several_heads_takes_its_values_from_the_eldest(desk: Desk) -> None:
    elder = head("1", nik="3174010503700009", tanggal_lahir="05-03-1970", nama="Sudirman")
    desk.land([head(), elder])
    desk.validate()
    (family,) = desk.table("family")
    assert (family["head_row"], family["head_nik"]) == (3, "3174010503700009")
    assert family["head_birth_date"] == date(1970, 3, 5)


def test_family_without_a_head_takes_its_values_from_its_first_row(desk: Desk) -> None:
    desk.land([head(hubungan_keluarga="ISTRI"), member(hubungan_keluarga="ANAK")])
    desk.validate()
    (family,) = desk.table("family")
    assert (family["has_head"], family["head_row"]) == (False, 2)
    assert [row["is_head"] for row in desk.table("member")] == [True, False]


def test_file_with_more_than_40_percent_bad_rows_is_rejected(desk: Desk) -> None:
    bad = [member(nik="123", nama=f"Anak {index}") for index in range(2)]
    good = [head(), member(nik=None, nama="Andi")]
    desk.land([*good, *bad], [*good, member(nik=None, nama="Ani"), *bad])
    summary = desk.validate()
    rejected, partial = desk.table("files")
    assert (rejected["status"], rejected["accepted"], rejected["quarantined"]) == ("REJECTED", 0, 4)
    assert (partial["status"], partial["accepted"], partial["quarantined"]) == ("PARTIAL", 3, 2)
    assert "2 dari 4 baris ditahan" in rejected["reason"]
    assert "baris 4, 5" in rejected["reason"]
    assert "kirim ulang" in rejected["reason"]
    assert summary.rejected_files == 1
    assert summary.problems == (f"rt_rw/1.csv: {rejected['reason']}",)
    whole = [row for row in desk.table("quarantined") if row["is_file_rejected"]]
    assert [row["codes"] for row in whole] == [["FILE_REJECTED"]] * 2 + [["NIK_FORMAT"]] * 2
    assert [row["nik"] for row in whole] == ["3174010503770001", None, None, None]
    assert {row["no_kk"] for row in whole} == {KK}
    assert {row["file_no"] for row in desk.table("member")} == {partial["file_no"]}


def test_layout_rows_are_skipped_and_do_not_split_a_family(desk: Desk) -> None:
    total = {"is_layout": True, "no": "JUMLAH", "nama": "2"}
    desk.land([head(), total, member(None)])
    summary = desk.validate()
    assert (summary.rows, summary.accepted, summary.skipped) == (3, 2, 1)
    assert len(desk.table("family")) == 1


def test_rows_with_warnings_are_accepted_and_keep_their_codes(desk: Desk) -> None:
    desk.land(
        [
            head(rt=None, alamat="Jl"),
            member(nik="3204054506800002"),
            member(nik="9999014506800000"),
            member(nik="3174010506800003"),
            member(nik="3174014605800004"),
            member(nik="3174010101010005", jenis_kelamin="L"),
        ]
    )
    desk.validate()
    assert [row["warnings"] for row in desk.table("member")] == [
        ["ADDRESS_SHORT", "RT_RW_MISSING"],
        ["NIK_NOT_JAKARTA"],
        ["NIK_NOT_JAKARTA", "NIK_REGION_UNKNOWN", "NIK_SERIAL_ZERO"],
        ["NIK_SEX_MISMATCH"],
        ["DATE_DAY_MONTH_SWAPPED", "NIK_BIRTH_DATE_MISMATCH"],
        ["NIK_BIRTH_DATE_MISMATCH"],
    ]


def test_validation_counts_rows_by_file_kelurahan_and_code(desk: Desk) -> None:
    desk.land([head(), member(nik="123"), member(nik="456"), *[member(nik=None)] * 6])
    summary = desk.validate()
    assert desk.table("verdicts") == [
        {
            "file_no": 100_001,
            "kelurahan_code": KELURAHAN,
            "code": "NIK_FORMAT",
            "severity": "critical",
            "row_count": 2,
        }
    ]
    assert summary.by_code == {"NIK_FORMAT": 2}


def test_great_expectations_results_contain_counts_and_no_values(desk: Desk) -> None:
    desk.land([head(), member(nik="123"), *[member(nik=None)] * 6])
    desk.validate()
    said = {row["expectation"]: row for row in desk.table("expectations")}
    assert len(said) == 18
    assert said["nik_is_usable"] == {
        "expectation": "nik_is_usable",
        "code": "NIK_FORMAT",
        "severity": "critical",
        "is_met": False,
        "evaluated": 8,
        "unexpected": 1,
    }


def test_empty_landing_gives_every_feed_its_validation_tables(tmp_path: Path) -> None:
    for name in Desk(tmp_path).context.feeds:
        desk = Desk(tmp_path / name.replace("/", "_"), name)
        desk.land(landed_on=EMPTY_LANDING_ON, number=0)
        assert desk.validate().landings == 1
        accepted = ["member", "family"] if name == "rt_rw" else ["accepted"]
        for table in ("files", "quarantined", "verdicts", "expectations", *accepted):
            assert desk.table(table) == []


def test_second_validation_of_a_landing_writes_nothing(desk: Desk) -> None:
    desk.land([head(), member()])
    assert desk.validate().landings == 1
    assert desk.validate() == type(desk.validate())("rt_rw")


def test_validation_of_the_same_landing_gives_identical_bytes(tmp_path: Path) -> None:
    desks = [Desk(tmp_path / "a"), Desk(tmp_path / "b")]
    for desk in desks:
        desk.land([head(), member(nik="123"), *[member(nik=None)] * 6], [head(), member()])
        desk.validate()
    hashes = [
        {path.name: file_sha256(path) for path in desk.validated()[0].sealed.path.iterdir()}
        for desk in desks
    ]
    assert hashes[0] == hashes[1]


def test_two_digit_years_and_future_dates_are_relative_to_their_landing(desk: Desk) -> None:
    newborn = member(nik=None, tanggal_lahir="10-07-21", hubungan_keluarga="ANAK")
    desk.land([head(), newborn], landed_on=date(2021, 7, 9))
    desk.land([head(), newborn], landed_on=date(2021, 7, 10))
    assert desk.validate().landings == 2
    born = [row["birth_date"] for row in desk.table("member") if not row["is_head"]]
    assert born == [date(1921, 7, 10), date(2021, 7, 10)]


def test_file_without_rows_is_accepted(desk: Desk) -> None:
    desk.land([])
    desk.validate()
    (file,) = desk.table("files")
    assert (file["status"], file["row_count"], file["reason"]) == ("ACCEPTED", 0, None)


def test_every_random_row_is_accepted_quarantined_or_skipped(tmp_path: Path) -> None:
    cells = [
        None,
        "",
        "0",
        "-",
        "1",
        "X",
        "KEPALA KELUARGA",
        "05-03-1977",
        KK,
        "Tebet Timur",
        "\x00",
    ]
    for name in Desk(tmp_path).context.feeds:
        desk = Desk(tmp_path / name.replace("/", "_"), name)
        chance = Random(name)
        fields = [column.field for column in desk.feed.columns]
        files = [
            [
                {"is_layout": chance.random() < 0.1}
                | {field: chance.choice(cells) for field in fields}
                for _ in range(chance.randrange(40))
            ]
            for _ in range(20)
        ]
        desk.land(*files)
        summary = desk.validate()
        assert summary.rows == sum(len(records) for records in files)
        assert summary.rows == summary.accepted + summary.quarantined + summary.skipped
        for file in desk.table("files"):
            parts = file["accepted"], file["quarantined"], file["skipped"]
            assert sum(parts) == file["row_count"]
        accepted = desk.table("member" if name == "rt_rw" else "accepted")
        keys = [row["row_key"] for row in accepted + desk.table("quarantined")]
        assert len(keys) == len(set(keys)) == summary.accepted + summary.quarantined
        assert all(row["codes"] for row in desk.table("quarantined"))
