"""Which household collects where and when: the plan of sites and days of a period.

A plan seats every recipient of the period's last publication. It is known by its content: made
again from the same publication, sites and calendar it is the same plan, and nothing is written.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from math import ceil
from typing import Any

import numpy as np
import pyarrow as pa
from sqlalchemy.engine import Connection

from tepat.context import Context
from tepat.distribute.transport import OutOfSeatsError, Plan, Task, plan, unseated
from tepat.engine import Engine
from tepat.errors import TepatError
from tepat.transfer import send

SITES = "penyaluran/lokasi"
_MAINLAND, _ISLANDS = 0, 1
_REGION_NAMES = {_MAINLAND: "the mainland", _ISLANDS: "Kepulauan Seribu"}
_KEPT = {
    "site_assignment": "household_id",
    "site_load": "site_code, day",
    "site_travel": "kelurahan_code, site_code",
}
_GATHERING = (
    "select_sites",
    "select_usable_sites",
    "locate_kelurahan",
    "number_recipients",
    "count_recipients",
    "measure_distances",
)
_PLANNING = (
    "spread_over_days",
    "seat_recipients",
    "count_load",
    "count_travel",
    "measure_travel",
)
_STATEMENT_SECONDS = 600


class NoPlanError(TepatError):
    """The sites there are cannot serve everybody; says what is missing."""


@dataclass(frozen=True)
class Calendar:
    """The days of distribution, and how many sites at most are in use on one of them."""

    first_day: date
    days: int
    sites_per_day: int | None = None

    @property
    def last_day(self) -> date:
        """The last day."""
        return self.first_day + timedelta(days=self.days - 1)


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


def plan_sites(context: Context, publication_id: int, calendar: Calendar) -> SitePlan:
    """Assign every recipient of the publication to a site and a day, at the least distance.

    Args:
        context: The run that made the publication.
        publication_id: Its number.
        calendar: The days of distribution.

    Raises:
        NoPlanError: The sites cannot serve everybody, or it is not known where any stands.
        LakeDamagedError: Something of the lake is missing or damaged.
        TepatError: PostgreSQL is away, full, or refused a statement.
    """
    with context.lake.lock("site-plan"), context.engine() as engine:
        unplaced = _gather(context, engine, calendar)
        plan_id = _plan_id(context, engine, calendar)
        standing = context.warehouse.transact(partial(_find, context, plan_id))
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
            partial(_write, context, engine, figures | row), statement_seconds=_STATEMENT_SECONDS
        )
    return SitePlan(**made, sites_without_place=unplaced, is_new=True)


def _gather(context: Context, engine: Engine, calendar: Calendar) -> int:
    """Make readable who is to be served and where; how many sites it is not known where they are.

    Raises:
        NoPlanError: Nobody is to be served, or it is not known how far a kelurahan's sites are.
    """
    lake, landings = context.lake, context.lake.landings(context.feeds[SITES], "validated")
    if not landings:
        raise NoPlanError(
            "No distribution site has ever landed.",
            kept="No plan was made.",
            todo=f"Put the list of sites into {SITES}/ of the landing root, and refresh.",
        )
    engine.attach_parquet("site_row", [landing.sealed["accepted"] for landing in landings])
    engine.attach_parquet("file_known", [landing.sealed["files"] for landing in landings])
    engine.attach_parquet("decision", [lake.of_run(context.run_id, "decided")["decision"]])
    engine.attach_csv("kelurahan", context.settings.include_dir / "reference" / "kelurahan.csv")
    for name in _GATHERING:
        engine.run(
            f"distribute/sites/{name}.sql",
            first_day=calendar.first_day,
            last_day=calendar.last_day,
            most_recipients=context.policy.recipients_per_site_and_day,
        )
    if not engine.rows("from waiting limit 1"):
        raise NoPlanError(f"Nobody is to be paid for {context.period}.", kept="No plan was made.")
    if not engine.rows("from usable_site limit 1"):
        raise NoPlanError(
            f"No site with coordinates is open between {calendar.first_day} and "
            f"{calendar.last_day}.",
            kept="No plan was made.",
            todo=f"See the calendar of the sites in {SITES}/, or choose other days.",
        )
    unknown = engine.rows(
        "select w.kelurahan_code from waiting as w inner join kelurahan_place as p"
        " on w.kelurahan_code = p.kelurahan_code where p.latitude is null order by all"
    )
    if unknown:
        codes = ", ".join(row["kelurahan_code"] for row in unknown)
        raise NoPlanError(
            f"No site with coordinates is known in the city of kelurahan {codes}.",
            kept="No plan was made.",
            todo=f"Send sites with LINTANG and BUJUR in {SITES}/.",
        )
    return len(engine.rows("from site where latitude is null"))


def _plan_id(context: Context, engine: Engine, calendar: Calendar) -> str:
    """SHA-256 over everything that the plan follows from."""
    decided = context.lake.of_run(context.run_id, "decided").hashes["decision.parquet"]
    inputs = {
        "period": str(context.period),
        "decisions": decided,
        "calendar": asdict(calendar),
        "sites": engine.rows("from usable_site order by site_code"),
        "places": engine.rows("from kelurahan_place order by kelurahan_code"),
    }
    text = json.dumps(inputs, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _plan(context: Context, engine: Engine, calendar: Calendar) -> dict[str, Any]:
    """Write ``site_assignment``, ``site_load`` and ``site_travel``; returns the plan's figures."""
    waiting = engine.arrow("from waiting order by kelurahan_code")
    sites = engine.arrow("from usable_site order by site_code")
    task = _task(engine, waiting, sites, calendar)
    try:
        found = plan(task)
    except OutOfSeatsError as error:
        raise _shortage(context, task, calendar, error.unseated) from None
    _attach_plan(engine, found, waiting, sites, calendar)
    for name in _PLANNING:
        engine.run(f"distribute/sites/{name}.sql")
    return engine.rows("from travel")[0] | {
        "sites_per_day": task.sites_per_day,
        "sites_used": int(found.in_use.any(axis=1).sum()),
        "site_days": int(found.in_use.sum()),
        "weighted_km": found.weighted_km,
        "bound_km": found.bound_km,
    }


def _attach_plan(
    engine: Engine, found: Plan, waiting: pa.Table, sites: pa.Table, calendar: Calendar
) -> None:
    """Make the plan readable as ``seat`` and ``opening``."""
    places, codes = (
        np.array(table[name].to_pylist())
        for table, name in ((waiting, "kelurahan_code"), (sites, "site_code"))
    )
    place, site = np.nonzero(found.seats)
    seats: dict[str, Any] = {
        "kelurahan_code": places[place],
        "site_code": codes[site],
        "recipients": found.seats[place, site],
    }
    site, day = np.nonzero(found.in_use)
    openings: dict[str, Any] = {"site_code": codes[site], "day": _days(calendar)[day]}
    engine.attach_arrow("seat", pa.table(seats))
    engine.attach_arrow("opening", pa.table(openings))


def _days(calendar: Calendar) -> Any:
    return np.datetime64(calendar.first_day) + np.arange(calendar.days)


def _task(engine: Engine, waiting: pa.Table, sites: pa.Table, calendar: Calendar) -> Task:
    shape = (len(waiting), len(sites))
    # The pairs that are not there, between islands and mainland, are never asked about.
    kilometres = np.zeros(shape)
    regions = [_numbers(table, "is_on_islands") for table in (waiting, sites)]
    allowed = regions[0][:, None] == regions[1][None, :]
    kilometres[allowed] = _numbers(
        engine.arrow("select km::double as km from distance order by kelurahan_code, site_code"),
        "km",
    )
    opens, closes = (
        sites[name].to_numpy().astype("datetime64[D]") for name in ("opens_on", "closes_on")
    )
    days = _days(calendar)
    return Task(
        recipients=_numbers(waiting, "recipients"),
        weights=np.ones(len(waiting)),
        place_region=regions[0],
        kilometres=kilometres,
        capacity=_numbers(sites, "daily_capacity"),
        site_region=regions[1],
        is_open=(opens[:, None] <= days) & (days <= closes[:, None]),
        sites_per_day=calendar.sites_per_day or len(sites),
    )


def _numbers(table: pa.Table, column: str) -> Any:
    found = table[column].to_numpy(zero_copy_only=False)
    return found if found.dtype.kind == "f" else found.astype(np.int64)


def _shortage(
    context: Context, task: Task, calendar: Calendar, left_over: Mapping[int, int]
) -> NoPlanError:
    """What is missing, in recipients, days of a site, and what would mend it."""
    most = context.policy.recipients_per_site_and_day
    # Where parts of days would suffice, and whole days do not, one day of a site is missing.
    parts, missing = [], 0
    for region, number in (left_over or {_MAINLAND: 1}).items():
        site_days = ceil(number / most)
        missing += site_days
        parts.append(f"{_REGION_NAMES[region]}: {number:,} recipients, {site_days:,} site days")
    more_days = ceil(missing / max(1, min(task.sites_per_day, len(task.capacity))))
    more_sites = ceil(missing / calendar.days)
    needs_no_more_sites = not unseated(replace(task, sites_per_day=len(task.capacity)))
    where = "sites in use a day" if needs_no_more_sites else "sites"
    return NoPlanError(
        f"The sites cannot serve everybody between {calendar.first_day} and {calendar.last_day}. "
        f"Without a seat at least: {'; '.join(parts)}.",
        kept="No plan was made; an earlier one stands.",
        todo=f"Have at least {more_sites:,} more {where} ({most} recipients each) on all "
        f"{calendar.days} days, or at least {more_days:,} more days.",
    )


def _find(context: Context, plan_id: str, connection: Connection) -> dict[str, Any] | None:
    file = "distribute/sites/warehouse/find_plan.sql"
    row = context.warehouse.run(connection, file, plan_id=plan_id).one_or_none()
    return row._asdict() if row else None


def _write(
    context: Context, engine: Engine, row: Mapping[str, Any], connection: Connection
) -> dict[str, Any]:
    """Enter the plan; when the answer to an earlier COMMIT was lost it is there already."""
    standing = _find(context, row["plan_id"], connection)
    if standing is None:
        file = "distribute/sites/warehouse/insert_plan.sql"
        number = context.warehouse.run(connection, file, **row).scalar_one()
        engine.attach_arrow("plan", pa.table({"plan_number": pa.array([number], pa.int64())}))
        send(engine, connection, *(f"distribute/sites/send/send_{name}.sql" for name in _KEPT))
        standing = _find(context, row["plan_id"], connection)
    return standing or {}
