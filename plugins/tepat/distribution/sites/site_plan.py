"""Which household collects where and when: the plan of sites and days of a period.

A plan seats every recipient of the period's last publication who has not collected yet. It is known
by its content: made again from the same inputs it is the same plan, and nothing is written.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.distribution.sites.site_inputs import Calendar, Inputs, gather, read_inputs, shortage
from tepat.distribution.sites.site_solver import OutOfSeatsError, Plan, plan
from tepat.stores.copy_stream import send
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role

_KEPT = {
    "site_assignment": "household_id",
    "site_load": "site_code, day",
    "site_travel": "kelurahan_code, site_code",
}
_PLANNING = (
    "spread_over_days",
    "seat_recipients",
    "count_load",
    "count_travel",
    "measure_travel",
)
_STATEMENT_SECONDS = 600


@dataclass(frozen=True)
class SitePlan:
    """A plan's figures; kilometres as the crow flies, shares between 0 and 1.

    No plan has less than ``bound_km``. ``sites_without_place`` could not be planned with, for want
    of coordinates. ``is_new`` when this call made it.
    """

    plan_number: int
    plan_id: str
    recipients: int
    sites_used: int
    site_days: int
    mean_km: float
    p95_km: float
    beyond_3km: float
    weighted_km: float
    bound_km: float
    sites_without_place: int
    is_new: bool


def plan_sites(
    context: Context, publication_id: int, calendar: Calendar, *, weighs_complaints: bool = False
) -> SitePlan:
    """Assign every recipient who has still to collect to a site and a day, at the least distance.

    Args:
        context: The run that made the publication.
        publication_id: Its number.
        calendar: The days of distribution.
        weighs_complaints: Whether a kilometre counts more where many complained of it.

    Raises:
        NoPlanError: The sites cannot serve everybody, or it is not known where any stands.
        LakeDamagedError: Something of the lake is missing or damaged.
        TepatError: PostgreSQL is away, full, or refused a statement.
    """
    with context.lake.lock("site-plan"), context.engine() as engine:
        unplaced = gather(context, engine, calendar, weighs_complaints=weighs_complaints)
        plan_id = _plan_id(context, engine, calendar)
        standing = context.warehouse.transact(partial(_find, context, plan_id), Role.DISTRIBUTOR)
        if standing:
            return SitePlan(**standing, sites_without_place=unplaced, is_new=False)
        figures = _plan(context, engine, calendar) | {"plan_id": plan_id}
        facts = {"publication_id": publication_id, "figures": figures}
        relative = f"distributed/sites/{plan_id}"
        with context.lake.seal(relative, facts) as directory:
            engine.write_tables(directory, _KEPT)
        sealed = context.lake.open(context.lake.root / relative)
        for table in _KEPT:
            engine.attach_parquet(table, [sealed[table]])
        row = {
            "period": str(context.period),
            "publication_id": publication_id,
            "first_day": calendar.first_day,
            "last_day": calendar.last_day,
        }
        made = context.warehouse.transact(
            partial(_write, context, engine, figures | row),
            Role.DISTRIBUTOR,
            statement_seconds=_STATEMENT_SECONDS,
        )
    return SitePlan(**made, sites_without_place=unplaced, is_new=True)


def _plan_id(context: Context, engine: Engine, calendar: Calendar) -> str:
    """SHA-256 over everything that the plan follows from."""
    decided = context.lake.of_run(context.run_id, "decided").hashes["decision.parquet"]
    sites = engine.rows("from usable_site order by site_code")
    inputs = {
        "period": str(context.period),
        "decisions": decided,
        "settled": engine.rows("select household_id from settled order by all"),
        "first_day": calendar.first_day,
        "days": calendar.days,
        "sites_per_day": calendar.sites_per_day or len(sites),
        "sites": sites,
        "places": engine.rows("from kelurahan_place order by kelurahan_code"),
        "weights": engine.rows("select kelurahan_code, weight from weighed order by all"),
    }
    text = json.dumps(inputs, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _plan(context: Context, engine: Engine, calendar: Calendar) -> dict[str, Any]:
    """Write ``site_assignment``, ``site_load`` and ``site_travel``; returns the plan's figures."""
    inputs = read_inputs(engine, calendar)
    try:
        found = plan(inputs.task)
    except OutOfSeatsError as error:
        raise shortage(context, inputs.task, calendar, error.unseated) from None
    _attach_plan(engine, found, inputs, calendar)
    for name in _PLANNING:
        engine.run(f"distribution/sites/{name}.sql")
    return engine.rows("from travel")[0] | {
        "sites_per_day": inputs.task.sites_per_day,
        "sites_used": int(found.in_use.any(axis=1).sum()),
        "site_days": int(found.in_use.sum()),
        "weighted_km": found.weighted_km,
        "bound_km": found.bound_km,
    }


def _attach_plan(engine: Engine, found: Plan, inputs: Inputs, calendar: Calendar) -> None:
    """Make the plan readable as ``seat`` and ``opening``."""
    place, site = np.nonzero(found.seats)
    seats: dict[str, Any] = {
        "kelurahan_code": inputs.kelurahan_codes[place],
        "site_code": inputs.site_codes[site],
        "recipients": found.seats[place, site],
    }
    site, day = np.nonzero(found.in_use)
    openings: dict[str, Any] = {"site_code": inputs.site_codes[site], "day": calendar.dates[day]}
    engine.attach_arrow("seat", pa.table(seats))
    engine.attach_arrow("opening", pa.table(openings))


def _find(context: Context, plan_id: str, connection: Connection) -> dict[str, Any] | None:
    file = "distribution/sites/find_plan.sql"
    row = context.warehouse.run(connection, file, plan_id=plan_id).one_or_none()
    return row._asdict() if row else None


def _write(
    context: Context, engine: Engine, row: Mapping[str, Any], connection: Connection
) -> dict[str, Any]:
    """Enter the plan; when the answer to an earlier COMMIT was lost it is there already."""
    standing = _find(context, row["plan_id"], connection)
    if standing is None:
        file = "distribution/sites/insert_plan.sql"
        number = context.warehouse.run(connection, file, **row).scalar_one()
        engine.attach_arrow("plan", pa.table({"plan_number": pa.array([number], pa.int64())}))
        send(engine, connection, *(f"distribution/sites/send/send_{name}.sql" for name in _KEPT))
        standing = _find(context, row["plan_id"], connection)
    return standing or {}
