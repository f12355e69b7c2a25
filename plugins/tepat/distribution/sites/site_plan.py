"""Site plan of a period: where and when each household collects.

A plan assigns every recipient of the period's last publication who has not collected yet. Its id is
a hash of its inputs: the same inputs give the same plan, and nothing is written again.
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
from tepat.distribution.sites.linear_program import SearchEndedError
from tepat.distribution.sites.site_inputs import Calendar, NoPlanError, gather, read_task, shortage
from tepat.distribution.sites.site_problem import OutOfSeatsError, Plan, Task
from tepat.distribution.sites.site_solver import plan
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
    """Figures of a plan; straight-line kilometres, shares between 0 and 1.

    ``bound_km`` is a lower bound for any plan. ``sites_without_place`` counts sites not used
    because they have no coordinates. ``is_new`` when this call made it.
    """

    plan_number: int
    plan_id: str
    recipients: int
    sites_used: int
    site_days: int
    mean_km: float
    p95_km: float
    far_share: float
    weighted_km: float
    bound_km: float
    sites_without_place: int
    is_new: bool


def plan_sites(
    context: Context, publication_id: int, calendar: Calendar, *, weighs_complaints: bool = False
) -> SitePlan:
    """Assign every recipient who has not collected to a site and a day, with least distance.

    Args:
        context: The run that made the publication.
        publication_id: Its number.
        calendar: The days of distribution.
        weighs_complaints: Whether distance weighs more in kelurahan with complaints.

    Raises:
        NoPlanError: The sites cannot serve every recipient, or none has coordinates.
        LakeDamagedError: A file of the lake is missing or damaged.
        TepatError: PostgreSQL is unreachable, full, or refused a statement.
    """
    with context.lake.lock("site-plan"), context.engine() as engine:
        unplaced = gather(context, engine, calendar, weighs_complaints=weighs_complaints)
        plan_id = _plan_id(context, engine, calendar)
        existing = context.warehouse.transact(partial(_find, context, plan_id), Role.DISTRIBUTOR)
        if existing:
            return SitePlan(**existing, sites_without_place=unplaced, is_new=False)
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
    """SHA-256 over all inputs of the plan."""
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
    task = read_task(engine, calendar)
    try:
        found = plan(task)
    except OutOfSeatsError as error:
        raise shortage(context, task, calendar, error.unseated) from None
    except SearchEndedError as error:
        raise NoPlanError(
            f"The search for a plan ended without one: {error}",
            kept="No plan was made; an earlier one is unchanged.",
            todo="Allow more sites in use a day, or more days.",
        ) from error
    _attach_plan(engine, found, task, calendar)
    for name in _PLANNING:
        engine.run(f"distribution/sites/{name}.sql", far_km=context.policy.far_km)
    return engine.rows("from travel")[0] | {
        "sites_per_day": task.sites_per_day,
        "sites_used": int(found.in_use.any(axis=1).sum()),
        "site_days": int(found.in_use.sum()),
        "weighted_km": found.weighted_km,
        "bound_km": found.bound_km,
    }


def _attach_plan(engine: Engine, found: Plan, task: Task, calendar: Calendar) -> None:
    """Attach the plan as ``seat`` and ``opening``."""
    place, site = np.nonzero(found.seats)
    seats: dict[str, Any] = {
        "kelurahan_code": task.place_codes[place],
        "site_code": task.site_codes[site],
        "recipients": found.seats[place, site],
    }
    site, day = np.nonzero(found.in_use)
    openings: dict[str, Any] = {"site_code": task.site_codes[site], "day": calendar.dates[day]}
    engine.attach_arrow("seat", pa.table(seats))
    engine.attach_arrow("opening", pa.table(openings))


def _find(context: Context, plan_id: str, connection: Connection) -> dict[str, Any] | None:
    file = "distribution/sites/find_plan.sql"
    row = context.warehouse.run(connection, file, plan_id=plan_id).one_or_none()
    return row._asdict() if row else None


def _write(
    context: Context, engine: Engine, row: Mapping[str, Any], connection: Connection
) -> dict[str, Any]:
    """Insert the plan, unless it exists because the reply to an earlier COMMIT was lost."""
    existing = _find(context, row["plan_id"], connection)
    if existing is None:
        file = "distribution/sites/insert_plan.sql"
        number = context.warehouse.run(connection, file, **row).scalar_one()
        engine.attach_arrow("plan", pa.table({"plan_number": pa.array([number], pa.int64())}))
        send(engine, connection, *(f"distribution/sites/send/send_{name}.sql" for name in _KEPT))
        existing = _find(context, row["plan_id"], connection)
    return existing or {}
