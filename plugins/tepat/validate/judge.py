"""Great Expectations judges the facts; it is shown nothing but booleans and row keys."""

import logging
import os
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from tepat.errors import ValidationErroredError
from tepat.validate.suite import Severity, Suite

_ROW_KEY = "row_key"
_RESULT_FORMAT: dict[Severity, dict[str, Any]] = {
    # Naming a row costs 22 µs. It is worth that where rows are quarantined; the rows that are only
    # warned are many (a NIK from elsewhere is legal) and are read off the facts.
    Severity.CRITICAL: {
        "result_format": "COMPLETE",
        "unexpected_index_column_names": [_ROW_KEY],
        "exclude_unexpected_values": True,
        "return_unexpected_index_query": False,
    },
    Severity.WARNING: {"result_format": "BASIC", "partial_unexpected_count": 0},
}


@dataclass(frozen=True)
class Outcome:
    """What was said of one expectation. Counts, never values."""

    expectation: str
    code: str
    severity: str
    is_met: bool
    evaluated: int
    unexpected: int


@dataclass(frozen=True)
class Judgement:
    """What was said of all rows; ``refused`` holds ``row_key`` and ``code``, once per failure."""

    outcomes: tuple[Outcome, ...] = ()
    refused: pa.Table = field(
        default_factory=lambda: pa.table(
            {_ROW_KEY: pa.array([], pa.int64()), "code": pa.array([], pa.string())}
        )
    )


def judge(facts: pd.DataFrame, suite: Suite) -> Judgement:
    """Ask the suite about every row.

    Args:
        facts: ``row_key`` and one boolean column per fact.
        suite: What is demanded.

    Raises:
        ValidationErroredError: An expectation could not be evaluated.
    """
    if facts.empty:
        return Judgement()
    outcomes: list[Outcome] = []
    refused: list[pa.Table] = [Judgement().refused]
    for severity in Severity:
        for result in _validate(facts, suite, severity):
            outcome = _outcome(result, suite)
            outcomes.append(outcome)
            if severity is Severity.CRITICAL and outcome.unexpected:
                refused.append(_refused(result, outcome.code))
    return Judgement(tuple(outcomes), pa.concat_tables(refused))


def _validate(facts: pd.DataFrame, suite: Suite, severity: Severity) -> list[Any]:
    """Results of the expectations of one severity."""
    # Read at import: without it, every validation would be reported to the makers' server.
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx  # costs 3 s: only who validates pays
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("facts").add_dataframe_asset(suite.name)
    batch = asset.add_batch_definition_whole_dataframe("night").get_batch(
        batch_parameters={"dataframe": facts}
    )
    expectations = gx.ExpectationSuite(
        name=f"{suite.name}_{severity}", expectations=suite.of_severity(severity)
    )
    return list(batch.validate(expectations, result_format=_RESULT_FORMAT[severity]).results)


def _outcome(result: Any, suite: Suite) -> Outcome:
    config = result.expectation_config
    fact = config.kwargs["column"]
    if result.exception_info.get("raised_exception") is not False:
        raise ValidationErroredError(
            f"The suite {suite.name} could not evaluate its expectation on {fact}.",
            kept="Nothing of this feed's new files was accepted.",
            todo="Correct the suite or the facts in include/sql/validate, and run again.",
        )
    return Outcome(
        fact,
        config.meta["code"],
        str(config.severity.value),
        bool(result.success),
        int(result.result["element_count"]),
        int(result.result["unexpected_count"]),
    )


def _refused(result: Any, code: str) -> pa.Table:
    keys = [np.asarray(part[_ROW_KEY]) for part in result.result["unexpected_index_list"]]
    row_keys = pa.array(np.concatenate(keys), pa.int64())
    return pa.table({_ROW_KEY: row_keys, "code": pa.array([code] * len(row_keys), pa.string())})
