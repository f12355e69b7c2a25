"""Validates one feed's new landings: types and checks rows, accepts or quarantines them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.domain.policy import Policy
from tepat.stage_runner import Input, Stage, StageRun, Stream, Task, reference, running
from tepat.stages.validate.judge import judge
from tepat.stages.validate.rejection import rejection_reason
from tepat.stages.validate.suite import Suite, load_suite
from tepat.stores.engine import Engine
from tepat.stores.lake import Landing
from tepat.stores.statements import Header
from tepat.support.errors import FactUnknownError

_REFERENCES = ("kelurahan", "nik_region")
_FACTS = (
    "index_kelurahan",
    "read_dates",
    "read_rows",
    "group_families",
    "describe_families",
    "identify_rows",
    "derive_facts",
    "gather_patterns",
)
_VERDICTS = (
    "match_patterns",
    "refuse_rows",
    "combine_codes",
    "close_files",
    "list_warnings",
)
_STREAMED = {
    "list_quarantined": "quarantined",
    "count_verdicts": "verdicts",
    "select_accepted": "accepted",
    "select_members": "member",
    "select_families": "family",
}
_ORDERS = {
    "quarantined": "row_key",
    "verdicts": "file_no, kelurahan_code, code",
    "accepted": "row_key",
    "member": "row_key",
    "family": "family_key",
    "files": "name",
    "expectations": "expectation",
}


@dataclass(frozen=True)
class ValidateSummary:
    """Result of a validation; ``problems`` name a file and why it is rejected, never a value.

    ``rows`` = ``accepted`` + ``quarantined`` + ``skipped``. ``by_code`` counts rows with a code,
    quarantined or warned.
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


@dataclass(frozen=True)
class _Given:
    """The landing to validate and its suite."""

    feed: Feed
    landing: Landing
    suite: Suite


def validate(context: Context, feed: Feed) -> ValidateSummary:
    """Validate the landings of a feed that are not validated yet, each on its own.

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
    stage = stage_of(feed, context.settings.include_dir / "sql" / "duckdb")
    target = f"validated/{feed.slug}/{landing.number:06d}"
    params = validate_params(context.policy_on(landing.landed_on))
    given = _Given(feed, landing, suite)
    with running(stage, context, params=params, given=given, target=target) as run:
        run.facts.update(
            feed=feed.feed,
            landed_on=landing.landed_on.isoformat(),
            suite_sha256=suite.sha256,
        )
        return _summary(run.engine, feed)


def validate_params(policy: Policy) -> dict[str, Any]:
    """Bind parameters of the facts and of a file's verdict."""
    return {
        "rejected_rows_share": policy.rejected_rows_share,
        "least_address_length": policy.least_address_length,
        "maximum_invitations": policy.maximum_invitations,
    }


def stage_of(feed: Feed, sql_dir: Path) -> Stage:
    """The statements that validate a landing of a feed.

    Args:
        feed: The feed.
        sql_dir: ``include/sql/duckdb``.
    """
    facts, verdicts = facts_of(feed, sql_dir), _own(feed, sql_dir, _VERDICTS).values()
    streamed = _own(feed, sql_dir, _STREAMED)
    texts = ((sql_dir / f"{path}.sql").read_text(encoding="utf-8") for path in facts)
    read = {table for text in texts for table in Header.of(text).reads}
    outputs = {"files", "expectations", *(_STREAMED[name] for name in streamed)}
    return Stage(
        name=f"validate/{feed.slug}",
        inputs={
            "file_landed": Input(lambda run: [run.given.landing.sealed["files"]]),
            "row_landed": Input(lambda run: [run.given.landing.sealed["rows"]]),
            **{name: Input(reference(name)) for name in _REFERENCES if name in read},
        },
        steps=(
            *facts,
            Task(_judge, reads=("pattern",), writes=("failure", "expectations")),
            *verdicts,
            *(Stream(path, _STREAMED[name]) for name, path in streamed.items()),
            "validate/explain_rejections",
            Task(_render_rejections, reads=("rejected_code",), writes=("rejection",)),
            Stream("validate/finish_files", "files"),
            "validate/sum_up",
            "validate/count_codes",
        ),
        outputs={table: order for table, order in _ORDERS.items() if table in outputs},
    )


def facts_of(feed: Feed, sql_dir: Path) -> tuple[str, ...]:
    """The statements that derive what the suite judges."""
    return tuple(_own(feed, sql_dir, _FACTS).values())


def _own(feed: Feed, sql_dir: Path, names: Iterable[str]) -> dict[str, str]:
    """The paths of the statements that concern a feed.

    A feed's own statement replaces the shared one of that name; if neither exists, the step does
    not apply to the feed.
    """
    paths = {
        name: [
            path
            for path in (f"validate/{feed.slug}/{name}", f"validate/{name}")
            if (sql_dir / f"{path}.sql").exists()
        ]
        for name in names
    }
    return {name: found[0] for name, found in paths.items() if found}


def _judge(run: StageRun) -> None:
    patterns = run.engine.arrow("from pattern")
    _refuse_unknown_facts(run, patterns)
    judgement = judge(patterns.to_pandas(), run.given.suite)
    run.engine.attach_arrow("failure", judgement.failures)
    types: dict[str, pa.DataType] = {
        "expectation": pa.string(),
        "code": pa.string(),
        "severity": pa.string(),
        "is_met": pa.bool_(),
        "evaluated": pa.int64(),
        "unexpected": pa.int64(),
    }
    rows = [asdict(outcome) for outcome in judgement.outcomes]
    run.engine.attach_arrow("expectations", pa.Table.from_pylist(rows, pa.schema(types)))


def _refuse_unknown_facts(run: StageRun, patterns: pa.Table) -> None:
    """A null fact would pass every expectation: it is a fault of the statement.

    Raises:
        FactUnknownError: A fact is null in an occurring combination.
    """
    unknown = [name for name in patterns.column_names if patterns.column(name).null_count]
    if unknown:
        path = _own(run.given.feed, run.engine.sql_dir, ("derive_facts",))["derive_facts"]
        file = f"include/sql/duckdb/{path}.sql"
        raise FactUnknownError(
            f"{run.given.feed.feed}: {', '.join(unknown)} of {file} is null for some rows.",
            kept="Nothing of this feed's new files was accepted.",
            todo=f"Correct {file} so that every fact is true or false, and run again.",
        )


def _render_rejections(run: StageRun) -> None:
    """The rejection reason of each file with too many bad rows."""
    codes: dict[int, list[dict[str, Any]]] = {}
    for row in run.engine.rows("from rejected_code"):
        codes.setdefault(row["file_no"], []).append(row)
    texts = run.context.messages.files.rejection
    reasons = [
        rejection_reason(
            texts,
            found[0]["bad"],
            found[0]["data_rows"],
            found,
            run.given.suite.rules,
            limit=run.params["rejected_rows_share"],
        )
        for found in codes.values()
    ]
    files = pa.array(list(codes), pa.int64())
    rejections = pa.table([files, pa.array(reasons, pa.string())], names=["file_no", "reason"])
    run.engine.attach_arrow("rejection", rejections)


def _summary(engine: Engine, feed: Feed) -> ValidateSummary:
    counts = engine.rows("from total")[0]
    codes = engine.rows("from code_count order by code")
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
