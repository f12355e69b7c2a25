"""Checks the facts with Great Expectations, which gets booleans only, no personal data."""

import logging
import os
from dataclasses import dataclass, field
from threading import Lock
from types import ModuleType
from typing import Any

import pandas as pd
import pyarrow as pa

from tepat.stages.validate.suite import Suite
from tepat.support.errors import ValidationErroredError

_PATTERN_NO, _ROW_COUNT = "pattern_no", "row_count"
_RESULT_FORMAT: dict[str, Any] = {
    "result_format": "COMPLETE",
    "unexpected_index_column_names": [_PATTERN_NO],
    "exclude_unexpected_values": True,
    "return_unexpected_index_query": False,
}
_FAILURE_TYPES: dict[str, pa.DataType] = {
    _PATTERN_NO: pa.int64(),
    "code": pa.string(),
    "severity": pa.string(),
}
_FAILURE = pa.schema(_FAILURE_TYPES)
# Great Expectations keeps its context in a global.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Outcome:
    """Result of one expectation: counts, never values."""

    expectation: str
    code: str
    severity: str
    is_met: bool
    evaluated: int
    unexpected: int


@dataclass(frozen=True)
class Judgement:
    """Results of a suite; ``failures``: ``pattern_no``, ``code``, ``severity``, a row each."""

    outcomes: tuple[Outcome, ...] = ()
    failures: pa.Table = field(default_factory=_FAILURE.empty_table)


def judge(patterns: pd.DataFrame, suite: Suite) -> Judgement:
    """Check every occurring combination of facts with the suite.

    Args:
        patterns: ``pattern_no``, ``row_count`` (number of rows with it) and one boolean column per
            fact. Outcomes count rows.
        suite: The expectations.

    Raises:
        ValidationErroredError: An expectation could not be evaluated.
    """
    if patterns.empty:
        return Judgement()
    row_counts = patterns.set_index(_PATTERN_NO)[_ROW_COUNT]
    outcomes: list[Outcome] = []
    failures: list[dict[str, Any]] = []
    with _ONE_AT_A_TIME:
        results = _validate(patterns.drop(columns=_ROW_COUNT), suite)
    for result in results:
        failed = _failed(result, suite)
        outcome = _outcome(result, row_counts, failed)
        outcomes.append(outcome)
        failures.extend(
            {_PATTERN_NO: number, "code": outcome.code, "severity": outcome.severity}
            for number in failed
        )
    return Judgement(tuple(outcomes), pa.Table.from_pylist(failures, _FAILURE))


def load_great_expectations() -> ModuleType:
    """Import the library; takes 3 s, so a refresh starts it in a thread while files are read."""
    # Read at import: without it, each validation sends telemetry to the vendor's server.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx

    return gx


def _validate(patterns: pd.DataFrame, suite: Suite) -> list[Any]:
    """Validation results, one per expectation."""
    gx = load_great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("facts").add_dataframe_asset(suite.name)
    batch = asset.add_batch_definition_whole_dataframe("night").get_batch(
        batch_parameters={"dataframe": patterns}
    )
    expectations = gx.ExpectationSuite(name=suite.name, expectations=suite.as_configurations())
    return list(batch.validate(expectations, result_format=_RESULT_FORMAT).results)


def _failed(result: Any, suite: Suite) -> list[int]:
    """The patterns that do not meet the expectation.

    Raises:
        ValidationErroredError: It could not be evaluated.
    """
    if result.exception_info.get("raised_exception") is not False:
        raise ValidationErroredError(
            f"The suite {suite.name} could not evaluate its expectation on "
            f"{result.expectation_config.kwargs['column']}.",
            kept="Nothing of this feed's new files was accepted.",
            todo="Correct the suite or the facts in include/sql/duckdb/validate, and run again.",
        )
    parts = result.result["unexpected_index_list"] or []
    return [int(number) for part in parts for number in part[_PATTERN_NO]]


def _outcome(result: Any, row_counts: pd.Series, failed: list[int]) -> Outcome:
    config = result.expectation_config
    return Outcome(
        config.kwargs["column"],
        config.meta["code"],
        str(config.severity.value),
        bool(result.success),
        int(row_counts.sum()),
        int(row_counts.loc[failed].sum()),
    )
