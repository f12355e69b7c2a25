"""The embedded stack: PostgreSQL and Airflow on the loopback address.

It needs the extra ``local``. Installations without it also import this module, so its parts are
imported when they are used.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tepat.support.settings import Settings

if TYPE_CHECKING:
    from tepat.embedded.airflow import AirflowStatus
    from tepat.embedded.airflow_metadata import Report
    from tepat.embedded.postgres import PostgresStatus


@dataclass(frozen=True)
class StackStatus:
    """Running components and addresses; ``password_file`` holds the logins of Airflow's UI."""

    postgres: "PostgresStatus"
    airflow: "AirflowStatus"
    password_file: Path


def warehouse_url(settings: Settings) -> str:
    """URL of the warehouse; starts the embedded PostgreSQL unless another one is set."""
    if settings.warehouse_url is not None:
        return settings.warehouse_url.get_secret_value()
    from tepat.embedded.postgres import EmbeddedPostgres

    return EmbeddedPostgres(settings.state_dir).start()


def up(settings: Settings, report: "Report") -> StackStatus:
    """Start PostgreSQL and Airflow if they are not running.

    Args:
        settings: Of the product.
        report: Called with the name of each part as it becomes ready.
    """
    from tepat.embedded.airflow import AirflowStack
    from tepat.embedded.cluster import AIRFLOW
    from tepat.embedded.postgres import EmbeddedPostgres

    postgres = EmbeddedPostgres(settings.state_dir)
    embedded_url = postgres.start()
    report("postgres")
    AirflowStack(settings).start(
        warehouse_url=(
            settings.warehouse_url.get_secret_value() if settings.warehouse_url else embedded_url
        ),
        metadata_url=postgres.url(AIRFLOW),
        report=report,
    )
    return status(settings)


def down(settings: Settings) -> bool:
    """Stop Airflow, then PostgreSQL; False when nothing ran."""
    from tepat.embedded.airflow import AirflowStack
    from tepat.embedded.postgres import EmbeddedPostgres

    was_running = AirflowStack(settings).stop()
    return EmbeddedPostgres(settings.state_dir).stop() or was_running


def status(settings: Settings) -> StackStatus:
    """The stack as it is now; starts nothing."""
    from tepat.embedded.airflow import AirflowStack
    from tepat.embedded.postgres import EmbeddedPostgres

    airflow = AirflowStack(settings)
    return StackStatus(
        EmbeddedPostgres(settings.state_dir).status(), airflow.status(), airflow.home.password_file
    )
