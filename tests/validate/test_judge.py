"""What Great Expectations is asked, and what becomes of an answer it cannot give."""

import pandas as pd
import pytest

from tepat.errors import ValidationErroredError
from tepat.settings import PROJECT_ROOT
from tepat.validate.judge import judge
from tepat.validate.suite import Suite, load_suite

pytestmark = pytest.mark.slow  # Great Expectations takes 3 s to import


@pytest.fixture
def suite() -> Suite:
    return load_suite(PROJECT_ROOT / "include" / "expectations" / "dukcapil_kk.json")


def frame(suite: Suite, keys: list[int]) -> pd.DataFrame:
    """Facts that are all true."""
    facts = {demand.fact: [True] * len(keys) for demand in suite.expectations}
    return pd.DataFrame({"row_key": keys, **facts})


def test_each_row_that_fails_a_demand_is_named_with_its_code(suite: Suite) -> None:
    facts = frame(suite, [7, 2**60, 9])
    facts.loc[facts["row_key"] == 2**60, ["nik_is_usable", "kk_to_is_usable"]] = False
    facts.loc[facts["row_key"] == 9, "nik_is_usable"] = False
    judgement = judge(facts, suite)
    refused = {(row["row_key"], row["code"]) for row in judgement.refused.to_pylist()}
    assert refused == {(2**60, "NIK_FORMAT"), (2**60, "KK_FORMAT"), (9, "NIK_FORMAT")}
    assert sum(outcome.unexpected for outcome in judgement.outcomes) == 3
    assert len(judgement.outcomes) == len(suite.expectations)


def test_an_expectation_that_cannot_be_evaluated_blocks(suite: Suite) -> None:
    facts = frame(suite, [1]).drop(columns="nik_is_usable")
    with pytest.raises(ValidationErroredError, match="nik_is_usable"):
        judge(facts, suite)


def test_without_rows_nothing_is_asked(suite: Suite) -> None:
    judgement = judge(frame(suite, []), suite)
    assert (judgement.outcomes, judgement.refused.num_rows) == ((), 0)
