"""Commits an approved draft: one transaction that also claims its months."""

import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy.engine import Connection

from tepat.access.access_log import Access
from tepat.context import Context
from tepat.distribution.payments.bank_files import csv_name
from tepat.distribution.payments.batch_draft import Draft, load_draft, open_draft
from tepat.distribution.payments.payment_ledger import (
    batch_directory,
    read_payment_state,
    refuse_outdated,
)
from tepat.domain.periods import Period
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import ConfigurationError, StaleRunError

_STATEMENT_SECONDS = 1800
_TABLES = ("batch_instruction", "unpaid")


@dataclass(frozen=True)
class BatchSummary:
    """The sealed batch; without a number if there was nothing to pay.

    ``is_new`` is false if it was already sealed.
    """

    batch_id: str
    batch_number: int | None
    instruction_count: int
    amount_idr: int
    unpaid_households: int
    is_new: bool


def seal(context: Context, batch_id: str, approved_by: str) -> BatchSummary:
    """Seal a draft: record its instructions and claim their months, in one transaction.

    Idempotent. A draft without instructions only updates the list of households that cannot be
    paid yet.

    Args:
        context: The refresh.
        batch_id: The draft.
        approved_by: Who approved it.

    Raises:
        StaleRunError: Something was published, sealed or reconciled after it was drafted.
        WarehouseError: A month is claimed already (names the constraint), or a statement was
            refused; nothing was written.
        LakeDamagedError: The draft is missing or damaged.
    """
    sealed, found = open_draft(context.lake, batch_id), load_draft(context.lake, batch_id)
    with context.engine() as engine:
        for table in _TABLES:
            engine.attach_parquet(table, [sealed[table]])
        engine.attach_arrow("asked_period", pa.table({"period": list(found.asked_periods)}))
        name = csv_name(found.period, batch_id)
        sealer = _Sealer(context, engine, found, approved_by, sealed.hashes.get(name))
        return context.warehouse.transact(
            sealer.seal, Role.DISTRIBUTOR, statement_seconds=_STATEMENT_SECONDS
        )


@dataclass(frozen=True)
class _Sealer:
    context: Context
    engine: Engine
    draft: Draft
    approved_by: str
    csv_sha256: str | None

    def seal(self, connection: Connection) -> BatchSummary:
        """The work of the transaction; idempotent."""
        self._run(connection, "take_payment_lock")
        state = read_payment_state(self.context.warehouse, connection)
        known = {batch.batch_id: batch.batch_number for batch in state.batches}
        if self.draft.batch_id in known:
            return self._summary(known[self.draft.batch_id], is_new=False)
        refuse_outdated(state, self.draft.batches, self.draft.reconciliations)
        self._refuse_republished(connection)
        number = None
        if not self.draft.is_empty:
            number = len(known) + 1
            self._record(connection, number)
        self._run(connection, "create_arrear")
        self._send(connection, "send_arrears")
        asked = list(self.draft.asked_periods)
        self._run(connection, "delete_unpaid_households", asked_periods=asked)
        self._send(connection, "send_unpaid_households")
        return self._summary(number, is_new=number is not None)

    def _refuse_republished(self, connection: Connection) -> None:
        months = list(self.draft.publications)
        rows = self._run(connection, "find_last_publications", periods=months)
        if {row.period: row.publication_id for row in rows} != self.draft.publications:
            raise StaleRunError(
                f"Batch {self.draft.batch_id} was drafted from a publication that no longer "
                "stands.",
                kept="Nothing was sealed.",
                todo="Draft the batch again.",
            )

    def _record(self, connection: Connection, number: int) -> None:
        self._run(
            connection,
            "insert_batch",
            batch_id=self.draft.batch_id,
            batch_number=number,
            period=self.draft.period,
            asked_periods=list(self.draft.asked_periods),
            run_date=self.draft.run_date,
            instruction_count=self.draft.instruction_count,
            amount_idr=self.draft.amount_idr,
            csv_sha256=self.csv_sha256,
            publications=json.dumps(self.draft.publications, sort_keys=True),
            approved_by=self.approved_by,
        )
        self._send(connection, "send_instructions", "send_claims", "send_unanswered_counts")

    def _summary(self, number: int | None, *, is_new: bool) -> BatchSummary:
        found = self.draft
        return BatchSummary(
            found.batch_id,
            number,
            found.instruction_count,
            found.amount_idr,
            found.unpaid_households,
            is_new,
        )

    def _run(self, connection: Connection, name: str, **params: Any) -> Any:
        warehouse = self.context.warehouse
        return warehouse.run(connection, f"distribution/payments/{name}.sql", **params)

    def _send(self, connection: Connection, *names: str) -> None:
        send(self.engine, connection, *(f"distribution/payments/send/{name}.sql" for name in names))


def record_hand_over(lake: Lake, warehouse: Warehouse, batch_id: str, access: Access) -> None:
    """Record the access to a batch's files; refuse an unsealed draft that pays anything.

    Raises:
        ConfigurationError: It is not sealed, or does not exist.
        LakeDamagedError: It is damaged.
    """
    if not (lake.root / batch_directory(batch_id)).exists():
        raise ConfigurationError(
            f"There is no batch {batch_id!r}.",
            kept="No file was written.",
            todo="tepat pay status lists the batches.",
        )
    found = load_draft(lake, batch_id)
    with warehouse.begin(Role.DISTRIBUTOR) as connection:
        access.note(warehouse, connection, period=Period.parse(found.period))
        sealed = {batch.batch_id for batch in read_payment_state(warehouse, connection).batches}
        if not (found.is_empty or batch_id in sealed):
            raise ConfigurationError(
                f"Batch {batch_id} was drafted, but never sealed.",
                kept="No file was written.",
                todo="Draft it again and approve it: tepat pay instruct … --approve.",
            )
