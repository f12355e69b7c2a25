"""What Great Expectations is asked, and what becomes of an answer it cannot give."""

import pandas as pd
import pytest

from tepat.stages.validate.judge import judge
from tepat.stages.validate.suite import Suite, load_suite
from tepat.support.errors import ValidationErroredError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow  # Great Expectations takes 3 s to import


@pytest.fixture
def suite() -> Suite:
    return load_suite(PROJECT_ROOT / "include" / "expectations" / "dukcapil_kk.json")


def frame(suite: Suite, row_counts: dict[int, int]) -> pd.DataFrame:
    """Combinations of facts that are all true, by number, with their counts of rows."""
    facts = {demand.fact: [True] * len(row_counts) for demand in suite.expectations}
    numbers = {"pattern_no": list(row_counts), "row_count": list(row_counts.values())}
    return pd.DataFrame(numbers | facts)


def test_each_failed_expectation_is_reported_with_its_code(suite: Suite) -> None:
    patterns = frame(suite, {7: 100, 8: 20, 9: 3})
    patterns.loc[patterns["pattern_no"] == 8, ["nik_is_usable", "kk_to_is_usable"]] = False
    patterns.loc[patterns["pattern_no"] == 9, "nik_is_usable"] = False
    judgement = judge(patterns, suite)
    failures = {(row["pattern_no"], row["code"]) for row in judgement.failures.to_pylist()}
    assert failures == {(8, "NIK_FORMAT"), (8, "KK_FORMAT"), (9, "NIK_FORMAT")}
    assert len(judgement.outcomes) == len(suite.expectations)


def test_expectation_results_count_rows(suite: Suite) -> None:
    patterns = frame(suite, {7: 100, 8: 20})
    patterns.loc[patterns["pattern_no"] == 8, "nik_is_usable"] = False
    outcomes = {outcome.expectation: outcome for outcome in judge(patterns, suite).outcomes}
    assert (outcomes["nik_is_usable"].evaluated, outcomes["nik_is_usable"].unexpected) == (120, 20)
    assert (outcomes["kk_to_is_usable"].unexpected, outcomes["kk_to_is_usable"].is_met) == (0, True)


def test_expectation_that_cannot_be_evaluated_stops_the_stage(suite: Suite) -> None:
    patterns = frame(suite, {1: 1}).drop(columns="nik_is_usable")
    with pytest.raises(ValidationErroredError, match="nik_is_usable"):
        judge(patterns, suite)


def test_without_rows_no_expectation_is_evaluated(suite: Suite) -> None:
    judgement = judge(frame(suite, {}), suite)
    assert (judgement.outcomes, judgement.failures.num_rows) == ((), 0)
