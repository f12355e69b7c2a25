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
from tepat.cli.faults import ReportingGroup

app = typer.Typer(
    name="tepat",
    cls=ReportingGroup,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Keeps the recipient list of a social-assistance programme on target: submissions in, "
        "checked, reconciled, decided by dated policy, published with every exclusion explained."
    ),
    epilog=(
        "Try it:\n\n```\n"
        "tepat simulate --out /tmp/town --period 2021-07 --families 2000 --seed 1\n"
        "tepat refresh --landing /tmp/town/landing --period 2021-07 --run-date 2021-07-19\n"
        'psql "$(tepat psql-url)" -c "table report.exclusions_by_reason"\n```\n\n'
        "Exit codes: 0 done; 1 failed, standard error says why and what to do; 2 stopped by a "
        "batch guard (refresh only).\n\n"
        "Environment: TEPAT_STATE_DIR, TEPAT_WAREHOUSE_URL, TEPAT_LANDING, TEPAT_AIRFLOW_PORT, "
        "TEPAT_BOUNDARIES, TEPAT_THREADS, TEPAT_ENGINE_MEMORY."
    ),
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
