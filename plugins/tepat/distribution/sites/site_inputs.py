"""Inputs of a site plan: recipients, sites, distances, calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Any

import numpy as np
import pyarrow as pa

from tepat.context import Context
from tepat.distribution.sites.site_problem import Task
from tepat.distribution.sites.site_solver import unseated
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
        "distribution/sites/weight_kelurahan",
    ),
}
"""By feed and the view of its rows, the statements that read them, in order."""


class NoPlanError(TepatError):
    """The sites cannot serve every recipient; says what is missing."""


@dataclass(frozen=True)
class Calendar:
    """The days of distribution, and the maximum number of sites in use per day."""

    first_day: date
    days: int
    sites_per_day: int | None = None

    @property
    def last_day(self) -> date:
        """The last day."""
        return self.first_day + timedelta(days=self.days - 1)

    @property
    def dates(self) -> Any:
        """Every day, as NumPy dates."""
        return np.datetime64(self.first_day) + np.arange(self.days)


def gather(
    context: Context, engine: Engine, calendar: Calendar, *, weighs_complaints: bool = False
) -> int:
    """Attach recipients and sites; returns the number of sites without coordinates.

    Args:
        context: The run whose recipients are to be served; its run date limits complaints.
        engine: Where the tables are written.
        calendar: The days of distribution.
        weighs_complaints: Whether distance weighs more in kelurahan with complaints.

    Raises:
        NoPlanError: There are no recipients, or a kelurahan's sites have no coordinates.
    """
    lake = context.lake
    landings = {name: lake.landings(context.feeds[name], "validated") for name in _FEEDS}
    if missing := [name for name, found in landings.items() if not found]:
        raise NoPlanError(
            f"The feed {missing[0]} has no landing.",
            kept="No plan was made.",
            todo=f"Put what there is into {missing[0]}/ of the landing root, and refresh.",
        )
    engine.attach_arrow("settled", _resolved_households(context))
    engine.attach_csv("kelurahan", context.settings.include_dir / "reference" / "kelurahan.csv")
    engine.attach_parquet("decision", [lake.of_run(context.run_id, "decided")["decision"]])
    most_extra_weight = context.policy.most_complaint_weight if weighs_complaints else 0
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
                complaint_days=context.policy.complaint_days,
                most_extra_weight=most_extra_weight,
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


def _resolved_households(context: Context) -> pa.Table:
    """Households that no longer need a site."""
    with context.warehouse.begin(Role.DISTRIBUTOR) as connection:
        file = "distribution/sites/list_resolved.sql"
        found = context.warehouse.run(connection, file).scalars().all()
    return pa.table({"household_id": pa.array(found, pa.string())})


def read_task(engine: Engine, calendar: Calendar) -> Task:
    """The tables of ``gather`` as input of the solver."""
    waiting = engine.arrow("from waiting order by kelurahan_code")
    sites = engine.arrow("from usable_site order by site_code")
    shape = (len(waiting), len(sites))
    # Missing pairs, between islands and mainland, are never used by the solver.
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
    return Task(
        place_codes=np.array(waiting["kelurahan_code"].to_pylist()),
        site_codes=np.array(sites["site_code"].to_pylist()),
        recipients=_numbers(waiting, "recipients"),
        weights=_numbers(engine.arrow("from weighed order by kelurahan_code"), "weight"),
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


def shortage(
    context: Context, task: Task, calendar: Calendar, left_over: Mapping[int, int]
) -> NoPlanError:
    """Error that states the shortage in recipients and site days, and the remedy."""
    most = context.policy.recipients_per_site_and_day
    # If fractional days suffice but whole days do not, one site day is missing.
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
        kept="No plan was made; an earlier one is unchanged.",
        todo=f"Have at least {more_sites:,} more {where} ({most} recipients each) on all "
        f"{calendar.days} days, or at least {more_days:,} more days.",
    )
