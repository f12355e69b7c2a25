"""The command ``tepat``: the same stage functions that Airflow runs, from a terminal.

Each command imports what it needs when it runs, so that ``tepat --help`` is fast.
"""

from typing import Annotated

import typer

from tepat import __version__
from tepat.cli import (
    complaints,
    demo,
    diff,
    explain,
    export,
    extract,
    feedback,
    invitations,
    key,
    login,
    pay,
    policy,
    psql_url,
    refresh,
    replay,
    report,
    review,
    simulate,
    sites,
    stack,
)
from tepat.cli.epilog import ROOT_EPILOG, RootGroup

app = typer.Typer(
    name="tepat",
    cls=RootGroup,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Keeps the recipient list of a social-assistance programme on target: submissions in, "
        "checked, reconciled, decided by dated policy, published with every exclusion explained."
    ),
    epilog=ROOT_EPILOG,
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"tepat {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    is_version_asked: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options before the command."""


app.command("up")(stack.up)
app.command("down")(stack.down)
app.command("status")(stack.status)
app.command("simulate")(simulate.simulate)
app.command("simulate-bank")(simulate.simulate_bank)
app.command("simulate-distribution")(simulate.simulate_distribution)
app.command("refresh")(refresh.refresh)
app.command("explain")(explain.explain)
app.add_typer(review.app, name="review")
app.command("export")(export.export)
app.command("diff")(diff.diff)
app.command("replay")(replay.replay)
app.command("feedback")(feedback.feedback)
app.command("extract")(extract.extract)
app.add_typer(key.app, name="key")
app.add_typer(login.app, name="login")
app.add_typer(pay.app, name="pay")
app.command("report")(report.report)
app.add_typer(policy.app, name="policy")
app.add_typer(sites.app, name="sites")
app.add_typer(invitations.app, name="invitations")
app.add_typer(complaints.app, name="complaints")
app.command("psql-url")(psql_url.psql_url)
app.command("demo")(demo.demo)
