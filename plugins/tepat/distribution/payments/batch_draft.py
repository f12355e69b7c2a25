"""Drafts a batch: payment instructions, control totals and files, not yet committed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

import pyarrow as pa

from tepat.context import Context
from tepat.distribution.payments.audit import check
from tepat.distribution.payments.bank_files import write_bank_files
from tepat.distribution.payments.payment_ledger import (
    PaymentState,
    attach_payment_state,
    batch_directory,
    load_payment_state,
)
from tepat.domain.periods import Period
from tepat.domain.publications import Published
from tepat.stores.engine import Engine
from tepat.stores.lake import Lake, Sealed
from tepat.support.errors import LakeDamagedError, NothingPublishedError

ACCOUNTS = "bank_dki/rekening"
STANDING_QUESTIONS = ("list_claims", "list_failures")
QUESTIONS = (
    "name_payees",
    "list_owed",
    "list_recipients",
    "select_accounts",
    "link_by_nik",
    "link_by_name",
    "choose_accounts",
    "exclude_already_paid",
    "write_instructions",
    "list_unpaid",
    "total_draft",
    "format_instructions",
    "format_unpaid",
)
_KEPT = {
    "batch_instruction": "kelurahan_code, instruction_id",
    "unpaid": "kelurahan_code, household_id, period",
}
_ID_LENGTH = 12


@dataclass(frozen=True)
class Draft:
    """A drafted batch. ``batches`` and ``reconciliations`` count those that existed before it.

    ``publications`` are those whose decisions are paid, by month; ``retried`` counts instructions
    that repeat failed ones; ``unpaid_households`` are eligible, but cannot be paid yet.
    """

    batch_id: str
    run_date: str
    period: str
    asked_periods: tuple[str, ...]
    instruction_count: int
    amount_idr: int
    retried: int
    unpaid_households: int
    publications: dict[str, int]
    batches: int
    reconciliations: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to pay."""
        return self.instruction_count == 0


def draft(context: Context, published: Published, periods: Iterable[Period]) -> Draft:
    """Draft a batch: one instruction per eligible household that is owed a month, with an account.

    Args:
        context: The run date, and the last of the periods.
        published: All publications.
        periods: The months to be paid. Failed payments of earlier months are retried.

    Returns:
        The draft, written to ``payments/drafts/<batch>`` of the lake with the files for the bank.

    Raises:
        NothingPublishedError: A month has no publication.
        AuditFailedError: A month would be paid twice.
        LakeDamagedError: A file of the lake is missing or damaged.
    """
    asked = sorted({str(period) for period in periods})
    state = load_payment_state(context.warehouse)
    with context.engine() as engine:
        attach_payment_state(context, engine, state)
        _ask(engine, context, *STANDING_QUESTIONS)
        failed = engine.rows("select distinct period from failure")
        months = sorted({*asked, *(row["period"] for row in failed)})
        publications = _attach_decisions(context, engine, published, months)
        _attach_accounts(context, engine)
        _attach_texts(context, engine, asked)
        _ask(engine, context, *QUESTIONS)
        check(engine, "no_month_paid_twice")
        found = _describe(engine, context, asked, publications, state)
        return _write(context, engine, found)


def load_draft(lake: Lake, batch_id: str) -> Draft:
    """Load an earlier draft.

    Raises:
        LakeDamagedError: It is missing or damaged.
    """
    facts = open_draft(lake, batch_id).facts
    try:
        found = {field.name: facts[field.name] for field in fields(Draft)}
    except KeyError as error:
        raise LakeDamagedError(
            f"The draft {batch_id} lacks {error}.", todo="Draft the batch again."
        ) from error
    return Draft(**found | {"asked_periods": tuple(found["asked_periods"])})


def open_draft(lake: Lake, batch_id: str) -> Sealed:
    """The directory of a draft.

    Raises:
        LakeDamagedError: It is missing or damaged.
    """
    return lake.open(lake.root / batch_directory(batch_id))


def _ask(engine: Engine, context: Context, *names: str) -> None:
    for name in names:
        engine.run(f"distribution/payments/draft/{name}.sql", run_date=context.run_date)


def _attach_decisions(
    context: Context, engine: Engine, published: Published, months: Iterable[str]
) -> dict[str, int]:
    """Attach the current decisions of each month; returns their publications."""
    publications, paths = {}, []
    for month in months:
        last = published.latest_of(Period.parse(month))
        if last is None:
            raise NothingPublishedError(
                f"Nothing is published for {month}.",
                kept="No instruction was written.",
                todo=f"Publish it first: tepat refresh --period {month}.",
            )
        publications[month] = last.publication_id
        paths.append(context.lake.of_run(last.run_id, "decided")["decision"])
    engine.attach_parquet("decision", paths)
    return publications


def _attach_accounts(context: Context, engine: Engine) -> None:
    """Attach the accounts landed by the run date."""
    landings = [
        landing
        for landing in context.lake.landings(context.feeds[ACCOUNTS], "validated")
        if landing.landed_on <= context.run_date
    ]
    engine.attach_parquet("account_row", [landing.sealed["accepted"] for landing in landings])
    engine.attach_parquet("account_file", [landing.sealed["files"] for landing in landings])


def _attach_texts(context: Context, engine: Engine, asked: list[str]) -> None:
    obstacles = context.messages.obstacles
    reasons, sentences = list(obstacles), list(obstacles.values())
    engine.attach_arrow("obstacle_text", pa.table({"reason": reasons, "sentence": sentences}))
    engine.attach_arrow("asked_period", pa.table({"period": asked}))
    engine.attach_csv("kelurahan", context.settings.include_dir / "reference" / "kelurahan.csv")


def _describe(
    engine: Engine,
    context: Context,
    asked: list[str],
    publications: dict[str, int],
    state: PaymentState,
) -> Draft:
    """The draft; its id is a hash of its content and of the state it is based on."""
    totals = engine.rows("from draft_total")[0]
    content: dict[str, Any] = {
        "run_date": context.run_date.isoformat(),
        "period": str(context.period),
        "asked_periods": tuple(asked),
        "publications": publications,
        "batches": len(state.batches),
        "reconciliations": len(state.reconciliations),
    }
    known = [totals.pop("digest"), content]
    hashed = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()
    return Draft(batch_id=f"B{hashed[:_ID_LENGTH].upper()}", **content, **totals)


def _write(context: Context, engine: Engine, found: Draft) -> Draft:
    engine.attach_arrow("draft_batch", pa.table({"batch_id": [found.batch_id]}))
    _ask(engine, context, "mark_instructions")
    target = batch_directory(found.batch_id)
    if not (context.lake.root / target).exists():
        with context.lake.seal(target, asdict(found)) as directory:
            engine.write_tables(directory, _KEPT)
            write_bank_files(engine, directory, found.period, found.batch_id, context.run_date)
    return found
