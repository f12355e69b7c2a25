"""What a plan of sites and days follows from: recipients, sites, distances, calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Any

import numpy as np
import pyarrow as pa

from tepat.context import Context
from tepat.distribution.sites.site_solver import Task, unseated
from tepat.domain.feeds import COMPLAINTS
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role
from tepat.support.errors import TepatError

SITES = "penyaluran/lokasi"
_MAINLAND, _ISLANDS = 0, 1
_REGION_NAMES = {_MAINLAND: "the mainland", _ISLANDS: "Kepulauan Seribu"}
_FEEDS = (SITES, COMPLAINTS)
_STATEMENTS = {
    (SITES, "site_row"): (
        "distribution/sites/select_sites",
        "distribution/sites/select_usable_sites",
        "distribution/sites/locate_kelurahan",
        "distribution/sites/number_recipients",
        "distribution/sites/count_recipients",
        "distribution/sites/measure_distances",
    ),
    (COMPLAINTS, "complaint_row"): (
        "casework/complaints/select_complaints",
        "distribution/sites/weigh_kelurahan",
    ),
}
"""By feed and the view of its rows, the statements that read them, in their order."""
_MOST_EXTRA_WEIGHT = 4


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

    @property
    def dates(self) -> Any:
        """Every day, as NumPy's dates."""
        return np.datetime64(self.first_day) + np.arange(self.days)


def gather(
    context: Context, engine: Engine, calendar: Calendar, *, weighs_complaints: bool = False
) -> int:
    """Make readable who is to be served and where; how many sites it is not known where they are.

    Args:
        context: The run whose recipients are to be served, as of when complaints are known.
        engine: Where the tables are written.
        calendar: The days of distribution.
        weighs_complaints: Whether a kilometre counts more where many complained of it.

    Raises:
        NoPlanError: Nobody is to be served, or it is not known how far a kelurahan's sites are.
    """
    lake = context.lake
    landings = {name: lake.landings(context.feeds[name], "validated") for name in _FEEDS}
    if missing := [name for name, found in landings.items() if not found]:
        raise NoPlanError(
            f"The feed {missing[0]} was never looked for.",
            kept="No plan was made.",
            todo=f"Put what there is into {missing[0]}/ of the landing root, and refresh.",
        )
    engine.attach_arrow("settled", _settled(context))
    engine.attach_csv("kelurahan", context.settings.include_dir / "reference" / "kelurahan.csv")
    engine.attach_parquet("decision", [lake.of_run(context.run_id, "decided")["decision"]])
    for (feed, view), statements in _STATEMENTS.items():
        engine.attach_parquet(view, [landing.sealed["accepted"] for landing in landings[feed]])
        engine.attach_parquet("file_known", [landing.sealed["files"] for landing in landings[feed]])
        for name in statements:
            engine.run(
                f"{name}.sql",
                first_day=calendar.first_day,
                last_day=calendar.last_day,
                most_recipients=context.policy.recipients_per_site_and_day,
                run_date=context.run_date,
                most_extra_weight=_MOST_EXTRA_WEIGHT if weighs_complaints else 0,
            )
    if not engine.rows("from waiting limit 1"):
        raise NoPlanError(
            f"Nobody has still to collect for {context.period}.", kept="No plan was made."
        )
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


def _settled(context: Context) -> pa.Table:
    """The households that need no site any more."""
    with context.warehouse.begin(Role.DISTRIBUTOR) as connection:
        file = "distribution/sites/list_settled.sql"
        found = context.warehouse.run(connection, file).scalars().all()
    return pa.table({"household_id": pa.array(found, pa.string())})


@dataclass(frozen=True)
class Inputs:
    """The gathered tables as the solver takes them; places and sites by code, in its order."""

    kelurahan_codes: Any
    site_codes: Any
    task: Task


def read_inputs(engine: Engine, calendar: Calendar) -> Inputs:
    """What ``gather`` has gathered."""
    waiting = engine.arrow("from waiting order by kelurahan_code")
    sites = engine.arrow("from usable_site order by site_code")
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
    days = calendar.dates
    task = Task(
        recipients=_numbers(waiting, "recipients"),
        weights=_numbers(engine.arrow("from weighed order by kelurahan_code"), "weight"),
        place_region=regions[0],
        kilometres=kilometres,
        capacity=_numbers(sites, "daily_capacity"),
        site_region=regions[1],
        is_open=(opens[:, None] <= days) & (days <= closes[:, None]),
        sites_per_day=calendar.sites_per_day or len(sites),
    )
    return Inputs(
        kelurahan_codes=np.array(waiting["kelurahan_code"].to_pylist()),
        site_codes=np.array(sites["site_code"].to_pylist()),
        task=task,
    )


def _numbers(table: pa.Table, column: str) -> Any:
    found = table[column].to_numpy(zero_copy_only=False)
    return found if found.dtype.kind == "f" else found.astype(np.int64)


def shortage(
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
