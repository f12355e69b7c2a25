"""Context of the current task: run date, period, connections.

Settings come from ``TEPAT_…``, the warehouse from the connection ``tepat_warehouse``, the landing
root from the connection ``tepat_landing``. The run date is the run's partition key.
"""

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from airflow.sdk import Connection, get_current_context
from airflow.sdk.exceptions import AirflowRuntimeError

from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError
from tepat.support.settings import Settings
from tepat.tasks.wiring import JAKARTA

if TYPE_CHECKING:
    from tepat.context import Context

WAREHOUSE = "tepat_warehouse"
LANDING = "tepat_landing"

# Each task is a process: the context is created once.
_contexts: "list[Context]" = []


def found(run_id: int = 0) -> "Context":
    """The context of the refresh or landing to which the current task belongs."""
    from tepat.context import Context
    from tepat.stores.warehouse import Warehouse

    settings = Settings(landing=_landing_root())
    url = _connection(WAREHOUSE).get_uri()
    run_date = _run_date()
    asked_for = get_current_context()["params"].get("period")
    context = Context(
        settings,
        Warehouse(url, settings.include_dir / "sql"),
        Period.parse(asked_for) if asked_for else Period.of(run_date),
        run_date,
        run_id,
    )
    _contexts.append(context)
    return context


def last_found() -> "Context | None":
    """The context of this process's task, read by the lineage extractor afterwards."""
    return _contexts[-1] if _contexts else None


def prepared() -> "Context":
    """The same, after upgrading the schema of the warehouse."""
    from tepat.stores.migrations import upgrade

    context = found()
    upgrade(context.warehouse)
    return context


def running() -> "Context":
    """The same, for the run begun by *begin*."""
    return found(run_id=get_current_context()["ti"].xcom_pull(task_ids="begin"))


def _run_date() -> date:
    """The partition key, else the parameter, else the day in Jakarta for which the run was due."""
    context = get_current_context()
    run = context["dag_run"]
    text = run.partition_key or context["params"].get("run_date")
    if text is None:
        return run.run_after.astimezone(ZoneInfo(JAKARTA)).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigurationError(
            f"Run date {text!r} is not a date.", todo="Write it as YYYY-MM-DD, such as 2021-07-19."
        ) from error


def _connection(name: str) -> Connection:
    try:
        found: Connection = Connection.get(name)
    except AirflowRuntimeError as error:
        raise ConfigurationError(
            f"Airflow has no connection {name}.",
            todo=f"Add it in Admin, Connections, or as AIRFLOW_CONN_{name.upper()}.",
        ) from error
    return found


def _landing_root() -> str:
    """The connection's ``path``; its ``options`` are passed to the file system."""
    import fsspec

    extra = _connection(LANDING).extra_dejson
    root = str(extra.get("path", ""))
    kind = fsspec.utils.get_protocol(root)
    fsspec.config.conf.setdefault(kind, {}).update(extra.get("options", {}))
    return root
