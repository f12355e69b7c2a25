"""Collects the result of every row submitted for a period, as of its last publication.

Includes rows landed since: a file without an accepted row changes no decision, so no publication
would include it.
"""

import pyarrow as pa

from tepat.context import Context
from tepat.domain.messages import Messages
from tepat.stages.validate.suite import load_suite
from tepat.stores.engine import Engine

SUBMISSIONS = "rt_rw"
_RESUBMITTED = "DUPLICATE_SUBMISSION"
_VALIDATED = {
    "files": "file_known",
    "quarantined": "quarantined_known",
    "member": "member_known",
    "family": "family_known",
}
_SNAPSHOT = {"household": "linked", "decision": "decided"}
_STATEMENTS = (
    "validate/index_kelurahan.sql",
    "outputs/feedback/select_rows.sql",
    "outputs/feedback/place_rows.sql",
    "outputs/feedback/judge_rows.sql",
    "outputs/feedback/render_codes.sql",
    "outputs/feedback/write_feedback.sql",
    "outputs/feedback/count_totals.sql",
)


def collect(context: Context, engine: Engine) -> None:
    """Write ``feedback_row`` and ``kelurahan_total``.

    Args:
        context: The run whose decisions are reported.
        engine: Where the tables are written.

    Raises:
        LakeDamagedError: A file of the lake is missing or damaged.
    """
    lake, feed = context.lake, context.feeds[SUBMISSIONS]
    validated = lake.landings(feed, "validated")
    numbers = {landing.number for landing in validated}
    landed = [landing for landing in lake.landings(feed) if landing.number in numbers]
    engine.attach_parquet("row_landed", [landing.sealed["rows"] for landing in landed])
    for table, view in _VALIDATED.items():
        engine.attach_parquet(view, [landing.sealed[table] for landing in validated])
    for table, stage in _SNAPSHOT.items():
        engine.attach_parquet(table, [lake.of_run(context.run_id, stage)[table]])
    engine.attach_csv("kelurahan", context.settings.include_dir / "reference" / "kelurahan.csv")
    engine.attach_arrow("code_text", _code_texts(context))
    engine.attach_arrow("status_text", _status_texts(context.messages))
    decided = lake.of_run(context.run_id, "decided").facts["landings"]
    for file in _STATEMENTS:
        engine.run(
            file,
            period=str(context.period),
            decided_landing=decided[SUBMISSIONS],
            run_date=context.run_date,
        )


def _code_texts(context: Context) -> pa.Table:
    """Problem and remedy of every code that a row can have."""
    messages = context.messages
    suite = load_suite(context.settings.include_dir / "expectations" / f"{SUBMISSIONS}.json")
    texts = {code: (rule.problem, rule.remedy) for code, rule in suite.rules.items()}
    texts |= {code: (text.sentence, text.remedy) for code, text in messages.reasons.items()}
    texts[_RESUBMITTED] = (messages.notes[_RESUBMITTED], "")
    problems, remedies = zip(*texts.values(), strict=True)
    return pa.table({"code": list(texts), "problem": list(problems), "remedy": list(remedies)})


def _status_texts(messages: Messages) -> pa.Table:
    texts = messages.statuses | messages.feedback.rows
    return pa.table({"status": list(texts), "sentence": list(texts.values())})
