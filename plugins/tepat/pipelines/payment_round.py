"""The payment round: draft a batch, seal it, hand it over, reconcile the bank's results.

The command line and the DAG ``distribute_aid`` run the same steps. Each takes a context and returns
a small summary without personal data.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tepat.access.access_log import Access
from tepat.context import Context
from tepat.distribution.payments import (
    BatchSummary,
    Draft,
    ReconciliationSummary,
    answered_periods,
    draft,
    hand_over,
    open_draft,
    reconcile_results,
    record_hand_over,
    seal,
)
from tepat.distribution.payments.batch_draft import ACCOUNTS
from tepat.distribution.payments.results import RESULTS
from tepat.domain.periods import Period
from tepat.pipelines.refresh import arrive
from tepat.stages.publish import load_published
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Warehouse


def draft_batch(context: Context, periods: Iterable[Period]) -> Draft:
    """Process new account files, and draft a batch for the months."""
    arrive(context, ACCOUNTS)
    return draft(context, load_published(context.warehouse), periods)


def seal_batch(context: Context, batch_id: str, approved_by: str) -> BatchSummary:
    """Seal a draft under the name of its approver."""
    return seal(context, batch_id, approved_by)


def hand_over_batch(
    lake: Lake, warehouse: Warehouse, batch_id: str, out: Path, *, access: Access
) -> list[Path]:
    """Copy the bank files of a sealed batch to a directory; the access is logged."""
    record_hand_over(lake, warehouse, batch_id, access)
    return hand_over(open_draft(lake, batch_id), out)


def reconcile_arrived(context: Context) -> tuple[ReconciliationSummary, ...]:
    """Process new result files, and reconcile every period they contain."""
    arrive(context, RESULTS)
    return tuple(
        reconcile_results(replace(context, period=period)) for period in answered_periods(context)
    )
