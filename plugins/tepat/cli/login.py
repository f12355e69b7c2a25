"""``tepat login``: logins of the warehouse and their roles."""

from typing import TYPE_CHECKING, Annotated

import typer

from tepat.cli.faults import command_group
from tepat.cli.terminal import load_settings, open_warehouse, plain_table, screen
from tepat.support.errors import ConfigurationError

if TYPE_CHECKING:
    from tepat.stores.warehouse import Warehouse

app = command_group("Make, list and drop logins of people and tools, each with one role.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the login.")]


@app.command()
def add(
    name: Name,
    role: Annotated[
        str,
        typer.Option(
            help="loader, publisher, distributor, officer, auditor, report_reader or "
            "kelurahan_reader."
        ),
    ],
    kelurahan: Annotated[
        list[str] | None,
        typer.Option(help="Code of a kelurahan that a kelurahan_reader may read; may be repeated."),
    ] = None,
) -> None:
    """Make a login and print its connection URL, password included, and nothing else.

    The password is shown once and not stored: if it is lost, drop the login and add it again.

    Examples:
    ```
    tepat login add metabase --role report_reader
    tepat login add lurah_tebet_timur --role kelurahan_reader --kelurahan 31.74.01.1002
    ```
    """
    warehouse = _warehouse()
    from tepat.access.logins import ROLES, add_login
    from tepat.stores.migrations import upgrade
    from tepat.stores.warehouse import Role

    if role not in set(ROLES):
        raise ConfigurationError(
            f"There is no role {role!r}.", todo=f"Choose one of {', '.join(ROLES)}."
        )
    upgrade(warehouse)
    typer.echo(add_login(warehouse, name, Role(role), kelurahan or ()))


@app.command("list")
def list_all() -> None:
    """List the logins with their roles and kelurahan.

    Examples:
    ```
    tepat login list
    ```
    """
    from tepat.access.logins import list_logins

    table = plain_table("", "login", "roles", "kelurahan")
    for found in list_logins(_warehouse()):
        table.add_row(found.login, ", ".join(found.roles), ", ".join(found.kelurahan_codes))
    screen().print(table)


@app.command()
def drop(name: Name) -> None:
    """Drop a login. Its entries in the access log remain.

    Examples:
    ```
    tepat login drop metabase
    ```
    """
    from tepat.access.logins import drop_login

    drop_login(_warehouse(), name)
    screen().print(f"{name} cannot log in any more.")


def _warehouse() -> "Warehouse":
    return open_warehouse(load_settings())
