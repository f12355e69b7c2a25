"""Terminal, settings and options shared by all commands."""

import getpass
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from tepat.support.errors import ConfigurationError

if TYPE_CHECKING:
    from tepat.stores.warehouse import Warehouse
    from tepat.support.settings import Settings

_LOG_WIDTH = 110

Step = Callable[[str], None]


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise ConfigurationError(
            "The account that runs this has no name, and access to personal data is logged.",
            kept="Nothing was shown.",
            todo="Give your name: --by NAME.",
        ) from None


MonthToPay = Annotated[str, typer.Option("--period", help="Month to be paid, YYYY-MM.")]
AsJson = Annotated[
    bool, typer.Option("--json", help="One JSON document on standard output, nothing else.")
]
ReadBy = Annotated[
    str,
    typer.Option(
        "--by",
        default_factory=_account,
        show_default="the account",
        help="Who reads personal data, for the access log.",
    ),
]


def load_settings(**given: Any) -> "Settings":
    """Settings from the environment, overridden by command line options.

    Raises:
        ConfigurationError: A variable has an invalid value; names it.
    """
    from pydantic import ValidationError

    from tepat.support.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = f"TEPAT_{'_'.join(str(part) for part in first['loc'])}".upper()
        raise ConfigurationError(
            f"The environment variable {name} is wrong: {first['msg']}.",
            todo="Correct it and run again.",
        ) from None


def open_warehouse(settings: "Settings") -> "Warehouse":
    """The warehouse; the embedded PostgreSQL is started unless another one is set."""
    from tepat.embedded import warehouse_url
    from tepat.stores.warehouse import Warehouse

    return Warehouse(warehouse_url(settings), settings.include_dir / "sql")


def parse_day(text: str) -> date:
    """Read ``YYYY-MM-DD``.

    Raises:
        ConfigurationError: The text is not of that form.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigurationError(
            f"Run date {text!r} is not a day.", todo="Write it as YYYY-MM-DD, such as 2021-07-19."
        ) from None


def screen() -> Console:
    """Console for standard output."""
    return _console(is_error=False)


def margin() -> Console:
    """Console for standard error: progress and notes."""
    return _console(is_error=True)


def _console(*, is_error: bool) -> Console:
    console = Console(stderr=is_error, highlight=False)
    if not console.is_terminal:
        console.width = _LOG_WIDTH
    return console


def print_json(document: object) -> None:
    """Print one JSON document and nothing else."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def plain_table(title: str, *headings: str) -> Table:
    """A table without lines, for terminal and log."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


@contextmanager
def steps(total: int) -> Iterator[Step]:
    """Show named steps as they begin: a bar on a terminal, timed lines in a log.

    Args:
        total: Number of steps.
    """
    console = margin()
    if not console.is_terminal:
        started = time.monotonic()
        yield lambda step: console.print(f"{time.monotonic() - started:7.1f} s  {step}")
        return
    with bar() as show:
        begun = itertools.count()
        yield lambda step: show(next(begun), total, step)


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error; yields a function that sets done, total and label."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=margin(), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda done, total, name: progress.update(
            task, completed=done, total=total, description=name
        )
