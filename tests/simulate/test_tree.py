"""The written tree: its bytes, its rows, and the truth beside it."""

import csv
import hashlib
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.simulate.conftest import FAMILIES, INCLUDE, TYPICAL

from tepat.domain.feeds import load_feeds
from tepat.domain.periods import Period
from tepat.simulate import Profile, SimulationSummary, simulate, simulate_next_night
from tepat.simulate.month import Month
from tepat.support.errors import ConfigurationError

Town = tuple[Path, SimulationSummary]


def digests(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def written(out: Path, seed: int, families: int = 60) -> dict[str, str]:
    simulate(out, Period(2021, 7), families, seed, Profile.HARSH, INCLUDE)
    return digests(out)


def records(path: Path, month: Month) -> list[list[str]]:
    """The records of a file as a spreadsheet shows them, from row 1."""
    style = next(s for s in month.filing.styles if path.as_posix().endswith(s.path))
    if style.is_spreadsheet:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    text = path.read_bytes().decode(style.encoding)
    return list(csv.reader(text.splitlines(), delimiter=style.delimiter))


def test_simulation_is_deterministic_for_its_parameters(tmp_path: Path) -> None:
    first = written(tmp_path / "a", seed=1)
    assert first == written(tmp_path / "b", seed=1)
    assert first != written(tmp_path / "c", seed=2)


def test_simulation_truth_is_written_outside_the_landing_root(town: Town) -> None:
    out, _ = town
    assert {path.name for path in out.iterdir()} == {"landing", "truth"}
    names = {path.suffix.lower() for path in (out / "landing").rglob("*") if path.is_file()}
    assert names == {".csv", ".xlsx"}


def test_every_simulated_folder_is_a_feed_of_the_contract(town: Town) -> None:
    feeds = load_feeds(INCLUDE / "feeds")
    for path in sorted((town[0] / "landing").rglob("*")):
        if path.is_file():
            name = path.relative_to(town[0] / "landing").as_posix()
            feed = next(feed for feed in feeds.values() if name.startswith(feed.feed + "/"))
            assert not feed.by_period or name.split("/")[1] == "2021-07"


def test_simulated_feed_sizes_match_the_profile(town: Town) -> None:
    _, summary = town
    assert summary.facts["kemensos_rows"] == round(1.2 * FAMILIES)
    assert summary.facts["deaths"] == round(0.06 * FAMILIES)
    assert summary.facts["relocations"] == round(0.12 * FAMILIES)
    assert 3.2 < int(summary.facts["members"]) / FAMILIES < 3.8
    assert 0.08 < summary.by_reason["ENROLLED_ELSEWHERE"] / FAMILIES < 0.11


def test_all_267_kelurahan_submit(town: Town) -> None:
    folder = town[0] / "landing" / "rt_rw" / "2021-07"
    assert len({path.name[:13] for path in folder.rglob("*.*")}) == 267


def test_truth_rows_point_to_the_rows_of_the_family(town: Town, month: Month) -> None:
    landing = town[0] / "landing"
    truth = pq.read_table(town[0] / "truth" / "household.parquet").to_pylist()
    by_file: dict[str, list[dict[str, object]]] = {}
    for row in truth:
        by_file.setdefault(str(row["file"]), []).append(row)
    assert len(by_file) == len(month.filing.styles)
    for file, families in by_file.items():
        style = next(s for s in month.filing.styles if s.path == file)
        rows = records(landing / file, month)
        assert rows[style.header_row - 1][: len(style.headers)] == [h for _, h in style.headers]
        name, relation = (style.columns.index(c) for c in ("NAMA", "HUBUNGAN_KELUARGA"))
        for family in families:
            first, last = int(str(family["first_row"])), int(str(family["last_row"]))
            lines = rows[first - 1 : last]
            if family["defect"] != "headless":
                assert lines[0][relation].upper() == "KEPALA KELUARGA"
                assert all(line[relation].upper() != "KEPALA KELUARGA" for line in lines[1:])
            if family["payee_name"] is not None:
                assert family["payee_name"] in [line[name] for line in lines]
        lengths = sum(int(str(f["last_row"])) - int(str(f["first_row"])) + 1 for f in families)
        body = rows[style.header_row :]
        assert lengths == sum(1 for r in body if any(r) and not r[0].startswith("JUMLAH"))


def test_next_simulated_night_only_adds_files(tmp_path: Path) -> None:
    simulate(tmp_path, Period(2021, 7), 900, 3, Profile.TYPICAL, INCLUDE)
    before = digests(tmp_path)
    summary = simulate_next_night(tmp_path, INCLUDE, share=0.02)
    after = digests(tmp_path)
    assert {name: after[name] for name in before} == before
    added = {name for name in after if name not in before}
    assert any(name.startswith("landing/rt_rw/2021-07/") for name in added)
    assert any(name.startswith("landing/kemensos/2021-07/") for name in added)
    assert any(name.startswith("landing/dukcapil/kematian/") for name in added)
    assert 0.01 < int(summary.facts["changed_families"]) / 900 < 0.03


def test_next_simulated_night_replaces_the_families_it_corrects(tmp_path: Path) -> None:
    simulate(tmp_path, Period(2021, 7), 700, 3, Profile.CLEAN, INCLUDE)
    first = pq.read_table(tmp_path / "truth" / "household.parquet")
    summary = simulate_next_night(tmp_path, INCLUDE, share=0.04)
    second = pq.read_table(tmp_path / "truth-next-night" / "household.parquet")
    corrected = int(summary.facts["resubmitted"])
    assert corrected > 0
    assert len(second) == len(first) + corrected
    assert summary.by_status["ABSENT"] == corrected
    assert summary.by_note["DUPLICATE_SUBMISSION"] == corrected


def test_folder_of_another_simulation_is_refused(town: Town) -> None:
    with pytest.raises(ConfigurationError, match="other parameters"):
        simulate(town[0], TYPICAL.period, FAMILIES, 8, TYPICAL.profile, INCLUDE)


def test_next_night_in_a_folder_without_simulation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="holds no simulation"):
        simulate_next_night(tmp_path, INCLUDE)


def test_simulation_progress_counts_files(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    simulate(
        tmp_path, Period(2021, 7), 40, 1, Profile.CLEAN, INCLUDE, lambda *done: seen.append(done)
    )
    assert seen == [(n + 1, len(seen)) for n in range(len(seen))]
