"""``tepat up``, ``tepat down`` and ``tepat status``: the embedded stack."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table

from tepat.cli.terminal import AsJson, load_settings, margin, print_json, screen


def up(
    landing: Annotated[
        str | None,
        typer.Option(help="Landing root for the nightly run.", envvar="TEPAT_LANDING"),
    ] = None,
) -> None:
    """Start the embedded stack: PostgreSQL, and Airflow with its UI.

    Both listen on the loopback address only and keep running when the command has ended.
    Idempotent. All state is in TEPAT_STATE_DIR.

    Example:
    ```
    TEPAT_LANDING=/srv/landing tepat up
    ```
    """
    settings = load_settings(landing=landing)
    from tepat.embedded import up as start

    with margin().status("starting") as spinner:
        start(settings, lambda part: spinner.update(f"{part} is ready"))
    status(as_json=False)


def down() -> None:
    """Stop the embedded stack: Airflow, then PostgreSQL. All data stays."""
    settings = load_settings()
    from tepat.embedded import down as stop

    with margin().status("stopping"):
        was_running = stop(settings)
    screen().print("Stopped." if was_running else "Nothing was running.")


def status(
    as_json: AsJson = False,
) -> None:
    """Show running components and their addresses. Starts nothing."""
    settings = load_settings()
    from tepat.embedded import status as look

    found = look(settings)
    if as_json:
        print_json({"state_dir": settings.state_dir, **asdict(found)})
        return
    table = Table(show_header=False)
    postgres, airflow = found.postgres, found.airflow
    table.add_row("PostgreSQL", f"port {postgres.port}" if postgres.is_running else "not running")
    if settings.warehouse_url is not None:
        table.add_row("warehouse", "another PostgreSQL, set by TEPAT_WAREHOUSE_URL")
    table.add_row("Airflow", str(airflow.url) if airflow.is_running else "not running")
    if airflow.pids and not airflow.is_running:
        table.add_row("", f"only {', '.join(airflow.pids)}: start again with 'tepat up'")
    if airflow.is_running:
        table.add_row("login", f"admin or viewer; passwords in {found.password_file}")
    table.add_row("state", str(settings.state_dir))
    screen().print(table)
