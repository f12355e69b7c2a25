"""Which files are seen, known, refused, left for later."""

import os
from dataclasses import asdict
from datetime import date
from json import dumps
from pathlib import Path

import fsspec
import pyarrow.parquet as pq
import pytest
from tests.stages.land.landing_site import MEMBER, Site, member_file

from tepat.stages.land import UnexpectedFile, find_unexpected_files
from tepat.stages.land.landing_root import FoundFile, LandingRoot
from tepat.stores.lake import EMPTY_LANDING_ON
from tepat.support.errors import LakeDamagedError, LandingUnreadableError, TepatError

ONE, TWO = member_file(MEMBER), member_file(MEMBER, MEMBER)


def statuses(site: Site, number: int = 1, feed: str = "rt_rw") -> dict[str, str]:
    """Name, status and reason of every file of a landing."""
    return {row["name"]: row["status"] for row in site.table("files", number, feed)}


def test_feed_without_files_gets_empty_tables(site: Site) -> None:
    summary = site.land()
    assert (summary.landing_number, summary.files) == (None, 0)
    (empty,) = site.context().lake.landings(site.feed())
    assert (empty.number, empty.landed_on) == (0, EMPTY_LANDING_ON)
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.land()
    _, landed = site.context().lake.landings(site.feed())
    for name in ("files", "rows"):
        assert pq.read_schema(empty.sealed[name]) == pq.read_schema(landed.sealed[name])
        assert pq.read_metadata(empty.sealed[name]).num_rows == 0


def test_landing_stores_every_file_with_its_rows(site: Site) -> None:
    path = site.put("rt_rw/2021-07/tebet/a.CSV", TWO)
    site.put("rt_rw/2021-06/b.csv", ONE)
    summary = site.land()
    assert (summary.files, summary.read, summary.rows) == (2, 2, 3)
    assert dumps(asdict(summary))
    first, second = site.table("files")
    assert (first["file_no"], first["period"], second["file_no"]) == (100001, "2021-06", 100002)
    assert second == second | {
        "feed": "rt_rw",
        "name": "rt_rw/2021-07/tebet/a.CSV",
        "size_bytes": path.stat().st_size,
        "status": "READ",
        "reason": None,
        "landed_on": date(2021, 7, 19),
        "landing_number": 1,
    }
    assert [(row["file_no"], row["row_number"]) for row in site.table("rows")] == [
        (100001, 2),
        (100002, 2),
        (100002, 3),
    ]


def test_second_landing_of_the_same_files_writes_nothing(site: Site) -> None:
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.put("rt_rw/2021-07/b.csv", ONE)
    site.put("rt_rw/2021-07/c.txt", ONE)
    site.land()
    summary = site.land(run_date=date(2021, 7, 20))
    assert (summary.landing_number, summary.files) == (None, 0)
    assert len(site.context().lake.landings(site.feed())) == 2


def test_same_bytes_under_five_names_are_one_file_and_four_duplicates(site: Site) -> None:
    for name in "edcba":
        site.put(f"rt_rw/2021-07/{name}.csv", ONE)
    summary = site.land()
    assert (summary.read, summary.duplicates, summary.rows) == (1, 4, 1)
    files = site.table("files")
    assert [file["status"] for file in files] == ["READ"] + ["DUPLICATE"] * 4
    assert all(file["file_no"] is None for file in files[1:])
    assert files[4]["reason"] == "Isi berkas sama dengan rt_rw/2021-07/a.csv."


def test_known_bytes_under_a_new_name_are_a_duplicate_of_the_first_name(site: Site) -> None:
    site.put("rt_rw/2021-07/m.csv", ONE)
    site.land()
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.put("rt_rw/2021-07/m.csv", TWO)
    summary = site.land()
    assert summary.landing_number == 2
    assert statuses(site, 2) == {
        "rt_rw/2021-07/a.csv": "DUPLICATE",
        "rt_rw/2021-07/m.csv": "READ",
    }
    assert "rt_rw/2021-07/m.csv" in site.table("files", 2)[0]["reason"]
    assert site.table("rows", 2)[0]["file_no"] == 200001


def test_same_bytes_for_another_period_or_feed_are_a_separate_file(site: Site) -> None:
    deaths = b"NO_AKTA,NAMA,TANGGAL_KEMATIAN,TANGGAL_LAPOR,PERISTIWA\n1,Sari,,,KEMATIAN\n"
    for name in ("rt_rw/2021-06/a.csv", "rt_rw/2021-07/a.csv"):
        site.put(name, ONE)
    site.put("dukcapil/kematian/2021-07/a.csv", deaths)
    site.land()
    assert set(statuses(site).values()) == {"READ"}
    site.land("dukcapil/kematian")
    (file,) = site.table("files", feed="dukcapil/kematian")
    assert (file["status"], file["period"]) == ("READ", None)


def test_rejected_file_name_does_not_block_same_bytes_under_a_valid_name(site: Site) -> None:
    site.put("rt_rw/2021-07/a.txt", ONE)
    site.put("rt_rw/juli/a.csv", ONE)
    assert site.land().rejected == 2
    site.put("rt_rw/2021-07/b.csv", ONE)
    site.land()
    assert statuses(site, 2) == {"rt_rw/2021-07/b.csv": "READ"}


@pytest.mark.parametrize("folder", ["", "2021-7/", "2021-13/", "juli 2021/", "2021-07x/"])
def test_file_in_a_folder_that_is_not_a_period_is_rejected_with_a_reason(
    site: Site, folder: str
) -> None:
    file, _ = site.land_member_file(ONE, f"rt_rw/{folder}a.csv")
    assert (file["status"], file["period"]) == ("REJECTED", None)
    assert "folder periode" in file["reason"]


def test_hidden_and_temporary_files_are_ignored(site: Site) -> None:
    for name in (".a.csv", "~$a.xlsx", ".sync/a.csv", "~$x/a.csv"):
        site.put(f"rt_rw/2021-07/{name}", ONE)
    assert site.land().files == 0
    assert find_unexpected_files(site.context()) == []


def test_only_paths_outside_the_contract_folders_are_reported_as_stray(site: Site) -> None:
    for name in ("rt_rw/x.csv", "pengaduan/a.csv", "kemensos/a"):
        site.put(name, b"x")
    for name in ("a.csv", "rtrw/2021-07/a.csv", "dukcapil/lahir/a.csv"):
        site.put(name, b"x")
    found = find_unexpected_files(site.context())
    assert [unexpected_file.path for unexpected_file in found] == [
        "a.csv",
        "dukcapil/lahir/a.csv",
        "rtrw/2021-07/a.csv",
    ]
    assert isinstance(found[0], UnexpectedFile)
    assert "rt_rw" in found[0].reason


@pytest.mark.parametrize("url", ["/tidak/ada", "memory://tidak-ada", ""])
def test_missing_landing_root_is_reported(tmp_path: Path, url: str) -> None:
    site = Site(tmp_path, url)
    with pytest.raises(LandingUnreadableError, match="landing root"):
        site.land()


def test_landing_root_that_is_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "landing").write_text("x")
    with pytest.raises(LandingUnreadableError, match="not a folder"):
        Site(tmp_path).land()


def test_unlistable_folder_stops_the_landing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("rt_rw/2021-07/a.csv", ONE)

    def ls(self: object, path: str, **_: object) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(fsspec.get_filesystem_class("file"), "ls", ls)
    with pytest.raises(LandingUnreadableError, match="cannot be listed"):
        site.land()


def test_landing_root_may_be_any_fsspec_url(tmp_path: Path) -> None:
    files = fsspec.filesystem("memory")
    files.pipe("/kota/landing/rt_rw/2021-07/a.csv", ONE)
    site = Site(tmp_path, "memory://kota/landing")
    assert site.land().rows == 1
    assert statuses(site) == {"rt_rw/2021-07/a.csv": "READ"}
    files.rm("/kota", recursive=True)


def grow_while_read(monkeypatch: pytest.MonkeyPatch, path: Path, content: bytes) -> None:
    """Let the file change between its first state and its bytes."""
    state = LandingRoot._state

    def then_change(self: LandingRoot, file: FoundFile) -> tuple[int, str]:
        found = state(self, file)
        if file.path == str(path):
            path.write_bytes(content)
            os.utime(path, (1, 1))
        return found

    monkeypatch.setattr(LandingRoot, "_state", then_change)


@pytest.mark.parametrize("content", [TWO, ONE.replace(b"Sari", b"Budi"), b""])
def test_file_changed_while_being_read_is_left_for_the_next_run(
    site: Site, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    path = site.put("rt_rw/2021-07/a.csv", ONE)
    site.put("rt_rw/2021-07/b.csv", member_file(MEMBER, MEMBER, MEMBER))
    with monkeypatch.context() as patched:
        grow_while_read(patched, path, content)
        summary = site.land()
    assert statuses(site) == {"rt_rw/2021-07/b.csv": "READ"}
    (problem,) = summary.problems
    assert problem.startswith("rt_rw/2021-07/a.csv: Berkas berubah")
    site.put("rt_rw/2021-07/a.csv", ONE)
    assert site.land().read == 1


def test_file_deleted_while_landing_is_left_for_the_next_run(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.put("rt_rw/2021-07/a.csv", ONE)
    files = LandingRoot.files

    def then_vanish(self: LandingRoot, folder: str = "") -> list[FoundFile]:
        found = files(self, folder)
        path.unlink()
        return found

    monkeypatch.setattr(LandingRoot, "files", then_vanish)
    summary = site.land()
    assert (summary.landing_number, summary.files) == (None, 0)
    assert "tidak dapat dibuka" in summary.problems[0]


def test_storage_error_stops_the_landing_and_nothing_is_sealed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.put("rt_rw/2021-07/b.csv", TWO)
    state = LandingRoot._state

    def then_fail(self: LandingRoot, file: FoundFile) -> tuple[int, str]:
        if file.name.endswith("b.csv"):
            raise OSError(5, "Input/output error")
        return state(self, file)

    monkeypatch.setattr(LandingRoot, "_state", then_fail)
    with pytest.raises(LandingUnreadableError, match="OSError"):
        site.land()
    assert len(site.context().lake.landings(site.feed())) == 1


def test_landing_summary_stays_small_with_many_rejected_files(site: Site) -> None:
    for n in range(60):
        site.put(f"rt_rw/2021-07/{n}.txt", b"x")
    summary = site.land()
    assert (summary.rejected, len(summary.problems)) == (60, 51)
    assert summary.problems[-1] == "… dan 10 lainnya."


def test_symbolic_links_and_named_pipes_are_not_read(site: Site) -> None:
    (site.folder / "rahasia.csv").write_bytes(ONE)
    (site.root / "rt_rw/2021-07").mkdir(parents=True)
    (site.root / "rt_rw/2021-07/a.csv").symlink_to(site.folder / "rahasia.csv")
    os.mkfifo(site.root / "rt_rw/2021-07/b.csv")
    summary = site.land()
    assert (summary.files, len(summary.problems)) == (0, 2)


@pytest.mark.parametrize(
    "name",
    ["$(touch x).csv", "a\nb.csv", "'; drop table x;--.csv", "é" * 120 + ".csv", "..x.. .csv"],
)
def test_file_name_with_path_or_sql_characters_is_treated_as_plain_text(
    site: Site, name: str
) -> None:
    before = set(site.folder.iterdir())
    site.put(f"rt_rw/2021-07/x{name}", b"")
    summary = site.land()
    assert [file["name"] for file in site.table("files")] == [f"rt_rw/2021-07/x{name}"]
    assert "\n" not in summary.problems[0]
    assert {path.name for path in set(site.folder.iterdir()) - before} <= {"state"}


def test_file_name_with_invalid_utf8_is_stored_in_readable_form(site: Site) -> None:
    folder = site.root / "rt_rw/2021-07"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"a\xff.csv")).write_bytes(ONE)
    site.land()
    (file,) = site.table("files")
    assert (file["name"], file["status"]) == ("rt_rw/2021-07/a\\udcff.csv", "READ")


def test_identity_numbers_in_file_names_are_masked_in_log_output(site: Site) -> None:
    site.put("rt_rw/2021-07/kk-3174010503778790.csv", b"")
    (problem,) = site.land().problems
    assert "3174010503778790" not in problem


def test_error_messages_contain_no_cell_of_the_file(site: Site) -> None:
    secret = "3174010503778790"
    bad = member_file(f'"{secret}', MEMBER.replace("Sari", secret), secret)
    site.put("rt_rw/2021-07/a.csv", bad)
    site.put("rt_rw/2021-07/b.csv", secret.encode() * 100)
    site.put("rt_rw/2021-07/c.csv", member_file(f"{MEMBER},{secret},{secret}"))
    site.land()
    assert all(secret not in (file["reason"] or "") for file in site.table("files"))


def test_lake_bytes_are_identical_for_any_number_of_reader_threads(
    site: Site, tmp_path: Path
) -> None:
    for n in range(12):
        site.put(f"rt_rw/2021-07/{n}.csv", member_file(*[MEMBER] * (n * 50), f"{MEMBER}"))
    manifests = set()
    for threads in (1, 2, 5):
        other = Site(tmp_path / str(threads), str(site.root), threads)
        other.land()
        landed = other.folder / "state/lake/landed/rt_rw/000001"
        manifests.add((landed / "manifest.json").read_text())
    assert len(manifests) == 1


def test_landing_with_more_new_files_than_file_numbers_is_rejected_whole(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tepat.stages.land.stage._MOST_FILES", 1)
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.put("rt_rw/2021-07/b.csv", TWO)
    with pytest.raises(TepatError, match="More than 1 new files"):
        site.land()
    assert len(site.context().lake.landings(site.feed())) == 1


def test_damaged_earlier_landing_stops_the_next_landing(site: Site) -> None:
    site.put("rt_rw/2021-07/a.csv", ONE)
    site.land()
    path = site.folder / "state/lake/landed/rt_rw/000001/files.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"X")
    with pytest.raises(LakeDamagedError, match="has changed since"):
        site.land()
