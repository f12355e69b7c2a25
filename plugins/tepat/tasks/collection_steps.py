"""Complaint and invitation steps as Airflow tasks: counts only, no names."""

import logging
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from tepat.domain.periods import Period
from tepat.tasks.task_context import prepared

if TYPE_CHECKING:
    from tepat.context import Context

log = logging.getLogger(__name__)


def route_complaints() -> list[dict[str, Any]]:
    """Route landed complaints to a site plan, an officer or an answer."""
    from tepat.casework.complaints import route_complaints as route

    found = [route(context) for context in _published_months()]
    for summary in found:
        log.info("%d complaints: %s", summary.complaints, summary.by_category)
    return [asdict(summary) for summary in found]


def update_invitations() -> list[dict[str, Any]]:
    """Record attendance, send invitations, and open field verifications."""
    from tepat.distribution.outreach.invitations import update_invitations as update

    found = [update(context) for context in _published_months()]
    for summary in found:
        log.info("%s", summary)
    return [asdict(summary) for summary in found]


def _published_months() -> "Iterator[Context]":
    """The run of the last publication of each requested month, as of the run date.

    Skips the task where a month has not been published yet.
    """
    from tepat.context import last_publication
    from tepat.support.errors import NothingPublishedError

    asked = prepared()
    months = get_current_context()["params"].get("periods") or [str(Period.of(asked.run_date))]
    for month in months:
        try:
            _, context = last_publication(asked.settings, asked.warehouse, Period.parse(month))
        except NothingPublishedError as error:
            raise AirflowSkipException(str(error)) from error
        yield replace(context, run_date=asked.run_date)
