"""One feed's new landings: every row typed, judged by the suite, accepted or quarantined."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from tepat.context import Context
from tepat.engine import Engine
from tepat.errors import FactUnknownError
from tepat.feeds import Feed
from tepat.lake import Landing
from tepat.validate.judge import Judgement, judge
from tepat.validate.rejection import rejection_reason
from tepat.validate.suite import Suite, load_suite

_REFERENCES = ("kelurahan", "nik_region")
BEFORE_JUDGEMENT = (
    "index_kelurahan",
    "read_dates",
    "read_rows",
    "group_families",
    "describe_families",
    "identify_rows",
    "derive_facts",
    "gather_patterns",
)
_AFTER_JUDGEMENT = (
    "match_patterns",
    "refuse_rows",
    "combine_codes",
    "close_files",
    "list_warnings",
)
_KEPT = {
    "list_quarantined": "row_key",
    "count_verdicts": "file_no, kelurahan_code, code",
    "select_accepted": "row_key",
    "select_members": "row_key",
    "select_families": "family_key",
}
"""The statements whose rows are kept, and the order of the rows."""


@dataclass(frozen=True)
class ValidateSummary:
    """What a validation did; ``problems`` name a file and why it is rejected, never a value.

    ``rows`` = ``accepted`` + ``quarantined`` + ``skipped``. ``by_code`` counts rows, quarantined
    and warned ones.
    """

    feed: str
    landings: int = 0
    files: int = 0
    rows: int = 0
    accepted: int = 0
    quarantined: int = 0
    skipped: int = 0
    rejected_files: int = 0
    by_code: dict[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def validate_feed(context: Context, feed: Feed) -> ValidateSummary:
    """Validate the landings of a feed that were not validated before, each in one judgement.

    Raises:
        ConfigurationError: The feed's suite has a mistake.
        FactUnknownError: A fact of a row is null.
        LakeDamagedError: A landing has changed since it was written.
        ValidationErroredError: An expectation could not be evaluated.
    """
    lake = context.lake
    with lake.lock(f"validation-{feed.slug}"):
        done = {landing.number for landing in lake.landings(feed, "validated")}
        new = [landing for landing in lake.landings(feed) if landing.number not in done]
        suite = load_suite(context.settings.include_dir / "expectations" / f"{feed.slug}.json")
        parts = [_validate_landing(context, feed, suite, landing) for landing in new]
    return _total(feed, parts)


def _validate_landing(
    context: Context, feed: Feed, suite: Suite, landing: Landing
) -> ValidateSummary:
    facts = {
        "feed": feed.feed,
        "landed_on": landing.landed_on.isoformat(),
        "suite_sha256": suite.sha256,
    }
    relative = f"validated/{feed.slug}/{landing.number:06d}"
    with context.engine() as engine, context.lake.seal(relative, facts) as directory:
        engine.attach_parquet("file_landed", [landing.sealed["files"]])
        engine.attach_parquet("row_landed", [landing.sealed["rows"]])
        for name in _REFERENCES:
            engine.attach_csv(name, context.settings.include_dir / "reference" / f"{name}.csv")
        run_statements(engine, feed, BEFORE_JUDGEMENT)
        patterns = engine.arrow("from pattern")
        _refuse_unknown_facts(engine, feed, patterns)
        judgement = judge(patterns.to_pandas(), suite)
        engine.attach_arrow("failure", judgement.failures)
        run_statements(engine, feed, _AFTER_JUDGEMENT)
        for statement, order in _KEPT.items():
            if file := _file(engine, feed, statement):
                engine.run_into(directory, file, order)
        engine.attach_arrow("rejection", _rejections(engine, suite))
        engine.run_into(directory, "validate/finish_files.sql", "name")
        _write_outcomes(engine, judgement, directory / "expectations.parquet")
        return _summary(engine, feed)


def run_statements(engine: Engine, feed: Feed, statements: Iterable[str]) -> None:
    """Run those of the statements that concern the feed."""
    for statement in statements:
        if file := _file(engine, feed, statement):
            engine.run(file)


def _file(engine: Engine, feed: Feed, statement: str) -> str | None:
    """A statement's file: the feed's own one stands for the shared one of that name.

    A statement of which there is neither does not concern the feed.
    """
    candidates = (f"validate/{feed.slug}/{statement}.sql", f"validate/{statement}.sql")
    return next((item for item in candidates if (engine.sql_dir / item).exists()), None)


def _refuse_unknown_facts(engine: Engine, feed: Feed, patterns: pa.Table) -> None:
    """A null fact would meet every demand: it is a mistake of the statement, never a pass.

    Raises:
        FactUnknownError: A fact is null in some combination that occurs.
    """
    unknown = [name for name in patterns.column_names if patterns.column(name).null_count]
    if unknown:
        file = f"include/sql/duckdb/{_file(engine, feed, 'derive_facts')}"
        raise FactUnknownError(
            f"{feed.feed}: {', '.join(unknown)} of {file} is null for some rows.",
            kept="Nothing of this feed's new files was accepted.",
            todo=f"Correct {file} so that every fact is true or false, and run again.",
        )


def _rejections(engine: Engine, suite: Suite) -> pa.Table:
    """Why each file is rejected that has too many bad rows."""
    codes: dict[int, list[dict[str, Any]]] = {}
    for row in engine.rows(f"from {engine.run('validate/explain_rejections.sql')}"):
        codes.setdefault(row["file_no"], []).append(row)
    reasons = [
        rejection_reason(found[0]["bad"], found[0]["data_rows"], found, suite.rules)
        for found in codes.values()
    ]
    files = pa.array(list(codes), pa.int64())
    return pa.table([files, pa.array(reasons, pa.string())], names=["file_no", "reason"])


def _write_outcomes(engine: Engine, judgement: Judgement, path: Path) -> None:
    types: dict[str, pa.DataType] = {
        "expectation": pa.string(),
        "code": pa.string(),
        "severity": pa.string(),
        "is_met": pa.bool_(),
        "evaluated": pa.int64(),
        "unexpected": pa.int64(),
    }
    rows = [asdict(outcome) for outcome in judgement.outcomes]
    engine.attach_arrow("outcome", pa.Table.from_pylist(rows, pa.schema(types)))
    engine.write_parquet("from outcome order by expectation", path)


def _summary(engine: Engine, feed: Feed) -> ValidateSummary:
    counts = engine.rows(f"from {engine.run('validate/sum_up.sql')}")[0]
    codes = engine.rows(f"from {engine.run('validate/count_codes.sql')} order by code")
    problems = engine.rows(
        "select f.name, f.reason from files as f inner join rejection as r on f.file_no = r.file_no"
        " order by f.name"
    )
    return ValidateSummary(
        feed.feed,
        landings=1,
        **counts,
        by_code={row["code"]: row["row_count"] for row in codes},
        problems=tuple(f"{row['name']}: {row['reason']}" for row in problems),
    )


def _total(feed: Feed, parts: list[ValidateSummary]) -> ValidateSummary:
    by_code: Counter[str] = Counter()
    for part in parts:
        by_code.update(part.by_code)
    return ValidateSummary(
        feed.feed,
        landings=len(parts),
        files=sum(part.files for part in parts),
        rows=sum(part.rows for part in parts),
        accepted=sum(part.accepted for part in parts),
        quarantined=sum(part.quarantined for part in parts),
        skipped=sum(part.skipped for part in parts),
        rejected_files=sum(part.rejected_files for part in parts),
        by_code=dict(sorted(by_code.items())),
        problems=tuple(problem for part in parts for problem in part.problems),
    )
