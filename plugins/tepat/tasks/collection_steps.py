"""Complaints and invitations as Airflow's tasks run them: counts only, no names."""

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
    """Send the complaints that have landed to where they can be mended."""
    from tepat.casework.complaints import route_complaints as route

    found = [route(context) for context in _published_months()]
    for summary in found:
        log.info("%d complaints: %s", summary.complaints, summary.by_category)
    return [asdict(summary) for summary in found]


def update_invitations() -> list[dict[str, Any]]:
    """Note who came, invite whose turn it is, and have the rest looked for at home."""
    from tepat.distribution.outreach.invitations import update_invitations as update

    found = [update(context) for context in _published_months()]
    for summary in found:
        log.info("%s", summary)
    return [asdict(summary) for summary in found]


def _published_months() -> "Iterator[Context]":
    """Of each month asked for the run of its last publication, as of the run date.

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
