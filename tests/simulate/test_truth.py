"""Profiles, defects, and what is expected of the families they befall."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from tests.simulate.conftest import INCLUDE

from tepat.domain.periods import Period
from tepat.simulate import Profile, SimulationSummary, simulate
from tepat.simulate.mistakes import QUARANTINES, Defect
from tepat.simulate.month import Parameters, imagine
from tepat.simulate.profiles import rates_of
from tepat.simulate.stories import Story

Town = tuple[Path, SimulationSummary]


def households(out: Path) -> list[dict[str, Any]]:
    return pq.read_table(out / "truth" / "household.parquet").to_pylist()


@pytest.fixture(scope="module", params=[Profile.TYPICAL, Profile.HARSH])
def profiled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    out = tmp_path_factory.mktemp(str(request.param))
    summary = simulate(out, Period(2021, 7), 2_500, 11, request.param, INCLUDE)
    return request.param, out, summary


def test_every_defect_and_story_of_a_profile_is_simulated(profiled: Any) -> None:
    profile, _, summary = profiled
    rates = rates_of(profile)
    names = {field.name for field in fields(rates)}
    for defect in Defect:
        if defect.name.lower() in names and getattr(rates, defect.name.lower()) > 0:
            assert summary.by_defect[defect.name.lower()] > 0
    assert set(summary.by_story) == {s.name.lower() for s in Story if s is not Story.NONE}


def test_clean_profile_has_no_defect(tmp_path: Path) -> None:
    summary = simulate(tmp_path, Period(2021, 7), 600, 1, Profile.CLEAN, INCLUDE)
    assert summary.by_defect == {}
    assert "HELD" not in summary.by_status or set(summary.by_reason) >= {"NO_ADULT_PAYEE"}
    assert "ABSENT" not in summary.by_status


@pytest.mark.parametrize("profile", list(Profile))
def test_only_the_ruined_file_is_near_the_rejection_limit(profile: Profile) -> None:
    month = imagine(Parameters(Period(2021, 7), 2_500, 11, profile), INCLUDE)
    submission = month.submission
    bad = np.isin(submission.row_defect, QUARANTINES)
    heads = submission.starts[:-1]
    lost = bad[heads] | (submission.defect == Defect.KK_MALFORMED)
    weight = bad | lost[submission.family]
    file = submission.file[submission.family]
    share = np.bincount(file, weights=weight) / np.bincount(file)
    ruined = np.unique(submission.file[submission.defect == Defect.RUINED_FILE])
    assert len(ruined) == rates_of(profile).ruined_files
    assert (share[ruined] > 0.4).all()
    assert (np.delete(share, ruined) <= 0.31).all()
    assert weight.mean() < 0.15


def test_truth_codes_are_sorted_and_consistent_with_the_status(profiled: Any) -> None:
    holding = {"MATCH_UNDECIDED", "PERSON_IN_TWO_HOUSEHOLDS", "NO_ADULT_PAYEE"}
    for row in households(profiled[1]):
        reasons = row["expected_reasons"]
        assert reasons == sorted(reasons)
        assert row["expected_notes"] == sorted(row["expected_notes"])
        if row["expected_status"] == "ABSENT":
            assert (reasons, row["payee_name"], row["payee_role"]) == ([], None, None)
        elif set(reasons) - holding:
            assert (row["expected_status"], row["payee_role"]) == ("INELIGIBLE", "NONE")
        else:
            assert row["expected_status"] == ("HELD" if reasons else "ELIGIBLE")


def test_each_story_has_its_expected_reasons_and_notes(profiled: Any) -> None:
    kept = [row for row in households(profiled[1]) if row["expected_status"] != "ABSENT"]
    for row in kept:
        story, notes, reasons = row["story"], row["expected_notes"], row["expected_reasons"]
        assert (story == "moved_out") == ("MOVED_OUT_OF_DKI" in reasons)
        assert (story == "moved_within") == ("RELOCATED_WITHIN_DKI" in notes)
        assert (story == "moved_out_in_period") == ("MOVED_OUT_KEPT" in notes)
        if row["payee_role"] == "HEIR":
            assert story in {"dead_head", "head_moved_out"}
        if row["defect"] in {"in_two_households", "nik_of_another"}:
            assert "PERSON_IN_TWO_HOUSEHOLDS" in reasons
        if row["defect"] == "nik_conflict":
            assert "MATCH_UNDECIDED" in reasons


def test_exactly_one_of_two_duplicate_families_is_used(profiled: Any) -> None:
    twice = [row for row in households(profiled[1]) if row["defect"] == "submitted_twice"]
    absent = sum(row["expected_status"] == "ABSENT" for row in twice)
    noted = sum("DUPLICATE_SUBMISSION" in row["expected_notes"] for row in twice)
    assert absent == noted == len(twice) / 2


def test_family_with_an_unreadable_head_is_absent_from_the_truth(profiled: Any) -> None:
    rows = [r for r in households(profiled[1]) if r["defect"] in {"kk_malformed", "ruined_file"}]
    assert rows
    assert {row["expected_status"] for row in rows} == {"ABSENT"}


def test_family_that_moved_out_before_march_2021_is_kept(tmp_path: Path) -> None:
    summary = simulate(tmp_path, Period(2021, 2), 800, 1, Profile.TYPICAL, INCLUDE)
    assert "MOVED_OUT_OF_DKI" not in summary.by_reason
    assert summary.by_note["MOVED_OUT_KEPT"] > 1
