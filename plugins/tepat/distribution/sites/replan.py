"""Remapping: a new plan weighted by complaints about distance, compared with the last one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tepat.context import Context
from tepat.distribution.csv_lists import write_csv
from tepat.distribution.sites.site_inputs import Calendar, NoPlanError, gather
from tepat.distribution.sites.site_plan import SitePlan, plan_sites
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role

_HEADERS = (
    "KODE_KELURAHAN",
    "KELURAHAN",
    "KODE_LOKASI",
    "LOKASI",
    "PENERIMA_SEBELUM",
    "PENERIMA_SESUDAH",
    "JARAK_KM",
)

_COUNTS = ("count_assigned_travel", "count_assigned_load")
_MEASURES = ("measure_travel", "measure_complained")


@dataclass(frozen=True)
class Travel:
    """Travel of households that have not collected, under a plan; shares between 0 and 1.

    ``complained_km`` is the mean of the kelurahan that complained; null when none did.
    """

    recipients: int
    mean_km: float
    p95_km: float
    far_share: float
    highest_load: float
    complained_km: float | None


@dataclass(frozen=True)
class Remapping:
    """The new plan, travel before and after it, and number of lines of the proposal."""

    made: SitePlan
    before: Travel
    after: Travel
    changes: int


def remap_sites(context: Context, publication_id: int, proposal: Path) -> Remapping:
    """Plan again with the calendar of the current plan, and write the changes for the bank.

    The new plan becomes the current plan.

    Args:
        context: The run that made the publication, as of when complaints are known.
        publication_id: Its number.
        proposal: The CSV file to write: recipients by kelurahan and site, before and after; no
            personal data.

    Raises:
        NoPlanError: The period has no plan, or capacity no longer suffices.
        ConfigurationError: The file cannot be written.
    """
    with context.warehouse.begin(Role.DISTRIBUTOR) as connection:
        file = "distribution/sites/find_last_plan.sql"
        row = context.warehouse.run(connection, file, period=str(context.period)).one_or_none()
    if row is None:
        raise NoPlanError(
            f"There is no plan of sites for {context.period}.",
            kept="Nothing was written.",
            todo=f"Make one first: tepat sites assign --period {context.period}.",
        )
    calendar = Calendar(row.first_day, (row.last_day - row.first_day).days + 1, row.sites_per_day)
    made = plan_sites(context, publication_id, calendar, weighs_complaints=True)
    with context.engine() as engine:
        gather(context, engine, calendar, weighs_complaints=True)
        before = _measure(context, engine, row.plan_id)
        former = engine.arrow("from site_travel")
        after = _measure(context, engine, made.plan_id)
        engine.attach_arrow("former_travel", former)
        engine.run("distribution/sites/propose_changes.sql")
        changes = engine.connection.sql(
            "from proposal order by kelurahan_code, site_code"
        ).fetchall()
    write_csv(proposal, _HEADERS, changes)
    return Remapping(made, before, after, len(changes))


def _measure(context: Context, engine: Engine, plan_id: str) -> Travel:
    """Write ``site_travel`` and ``site_load`` of a plan, and measure them."""
    sealed = context.lake.open(context.lake.root / "distributed" / "sites" / plan_id)
    engine.attach_parquet("assignment", [sealed["site_assignment"]])
    figures: dict[str, Any] = {}
    for name in _COUNTS:
        engine.run(f"distribution/sites/{name}.sql")
    for name in _MEASURES:
        written = engine.run(f"distribution/sites/{name}.sql", far_km=context.policy.far_km)
        figures |= engine.rows(f"from {written}")[0]
    return Travel(**figures)
