"""The embedded stack: a PostgreSQL and an Airflow of our own, on the loopback address."""

from tepat.settings import Settings
from tepat.stack.postgres import EmbeddedPostgres


def warehouse_url(settings: Settings) -> str:
    """URL of the warehouse; starts the embedded PostgreSQL unless another one is set."""
    if settings.warehouse_url is not None:
        return settings.warehouse_url.get_secret_value()
    return EmbeddedPostgres(settings.state_dir).start()
