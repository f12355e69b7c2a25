"""``tepat replay``: a past publication, recomputed from the lake."""

from dataclasses import asdict
from typing import Annotated

import typer

from tepat.cli.terminal import AsJson, load_settings, open_warehouse, print_json, screen


def replay(
    publication: Annotated[int, typer.Option(help="Number of the publication.")],
    as_json: AsJson = False,
) -> None:
    """Recompute a past publication from the lake and compare it with what was published.

    Uses the landings, the officers' resolutions and the rule set of that run, and writes neither
    to the lake nor to the warehouse. Exit code 1 when a file of the lake has changed, when
    the policy files have changed since, or at the first difference: table, household, column.

    Examples:
    ```
    tepat replay --publication 3
    for n in $(psql "$(tepat psql-url)" -Atc "select publication_id from report.publications"); do
      tepat replay --publication "$n" || break
    done
    ```
    """
    settings = load_settings()
    from tepat.pipelines.replay import replay as recompute

    warehouse = open_warehouse(settings)
    done = recompute(settings, warehouse, publication)
    if as_json:
        print_json(asdict(done))
        return
    screen().print(
        f"Publication {done.publication_id} ({done.period} as of {done.run_date}) comes out "
        f"identical: {done.households:,} households, digest {done.digest}",
        soft_wrap=True,
    )
