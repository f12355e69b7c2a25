"""Batch guards: when a run needs approval to publish. The limits are in the policy."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.domain.periods import Period
from tepat.stage_runner import Rows, StageRun
from tepat.stages.publish.inputs import used_landings
from tepat.stores.warehouse import Role

_SUBMISSIONS = "rt_rw"
_NO_FILES = {"files": 0, "rejected_files": 0, "accepted": 0, "quarantined": 0}


@dataclass(frozen=True)
class Guard:
    """One guard: its value, its limit, whether it trips, and a message for the approver.

    ``value`` is a share, days for ``stale_feed`` and rows for ``accepted_rows``; None when there
    is nothing to measure.
    """

    name: str
    value: float | None
    limit: float
    is_tripped: bool
    message: str


@dataclass(frozen=True)
class GuardReport:
    """Results of all guards of one run."""

    guards: tuple[Guard, ...]

    @property
    def tripped(self) -> tuple[Guard, ...]:
        """Guards that require approval."""
        return tuple(item for item in self.guards if item.is_tripped)


def guard(run: StageRun) -> GuardReport:
    """Measure every batch guard; writes nothing."""
    files = {row["feed"]: row for row in run.rows("publish/guard/count_new_files")}
    households = run.rows("publish/guard/count_households")[0]
    stale = [
        _stale_feed(run, run.context.feeds[feed])
        for feed in run.context.policy.guards.mandatory_feeds
    ]
    context = run.context
    submitted = {**_NO_FILES, **files.get(_SUBMISSIONS, {})}
    return GuardReport(
        (
            _quarantined(context, submitted),
            _rejected(context, list(files.values())),
            _accepted(context, submitted, households["decisions"]),
            _ineligible(context, households),
            _payees_lost(context, households),
            _dropped(context, households),
            *stale,
        )
    )


def known_files(run: StageRun) -> Rows:
    """The files of all landings that this run decided from."""
    return [
        landing.sealed["files"]
        for landings in used_landings(run.context).values()
        for landing in landings
    ]


def used_before(run: StageRun) -> Rows:
    """Of these landings, those that the last publication used."""
    warehouse = run.context.warehouse
    with warehouse.begin(Role.PUBLISHER) as connection:
        last = warehouse.run(connection, "publish/find_last_landings.sql").one_or_none()
    before = [
        (feed, landing.number)
        for feed, landings in used_landings(run.context).items()
        for landing in landings
        if last
        and landing.number <= last.landings.get(feed, -1)
        and landing.landed_on <= last.run_date
    ]
    return pa.table(
        {
            "feed": pa.array([feed for feed, _ in before], pa.string()),
            "landing_number": pa.array([number for _, number in before], pa.int32()),
        }
    )


def _quarantined(context: Context, submitted: dict[str, int]) -> Guard:
    limit = context.policy.guards.quarantined_share
    total = submitted["accepted"] + submitted["quarantined"]
    share = submitted["quarantined"] / total if total else 0.0
    return Guard(
        "quarantined_share",
        share,
        limit,
        share > limit,
        context.messages.guards.quarantined_share.format(
            quarantined=submitted["quarantined"],
            rows=total,
            share=_percent(share),
            limit=_percent(limit),
            rejected_files=submitted["rejected_files"],
        ),
    )


def _rejected(context: Context, files: list[dict[str, int]]) -> Guard:
    limit = context.policy.guards.rejected_files_share
    total = sum(row["files"] for row in files)
    rejected = sum(row["rejected_files"] for row in files)
    share = rejected / total if total else 0.0
    return Guard(
        "rejected_files_share",
        share,
        limit,
        share > limit,
        context.messages.guards.rejected_files_share.format(
            rejected=rejected, files=total, share=_percent(share), limit=_percent(limit)
        ),
    )


def _accepted(context: Context, submitted: dict[str, int], decisions: int) -> Guard:
    """New submissions without an accepted row, or a month without submissions."""
    is_void = decisions == 0 or (submitted["files"] > 0 and submitted["accepted"] == 0)
    return Guard(
        "accepted_rows",
        float(submitted["accepted"]),
        1.0,
        is_void,
        context.messages.guards.accepted_rows.format(
            accepted=submitted["accepted"], files=submitted["files"], decisions=decisions
        ),
    )


def _ineligible(context: Context, households: dict[str, int]) -> Guard:
    limit = context.policy.guards.ineligible_share_change
    if not households["base_decisions"] or not households["decisions"]:
        return _not_measured(context, "ineligible_share_change", limit)
    now = households["ineligible"] / households["decisions"]
    before = households["base_ineligible"] / households["base_decisions"]
    change = abs(now - before)
    return Guard(
        "ineligible_share_change",
        change,
        limit,
        change > limit,
        context.messages.guards.ineligible_share_change.format(
            now=_percent(now), before=_percent(before), limit=_points(limit)
        ),
    )


def _payees_lost(context: Context, households: dict[str, int]) -> Guard:
    limit = context.policy.guards.payee_lost_share
    if not households["base_households"]:
        return _not_measured(context, "payee_lost_share", limit)
    share = households["payees_lost"] / households["base_households"]
    return Guard(
        "payee_lost_share",
        share,
        limit,
        share > limit,
        context.messages.guards.payee_lost_share.format(
            lost=households["payees_lost"],
            households=households["base_households"],
            share=_percent(share),
            limit=_percent(limit),
        ),
    )


def _dropped(context: Context, households: dict[str, int]) -> Guard:
    limit = context.policy.guards.household_drop_share
    if not households["base_households"]:
        return _not_measured(context, "household_drop_share", limit)
    share = 1 - households["households"] / households["base_households"]
    return Guard(
        "household_drop_share",
        share,
        limit,
        share > limit,
        context.messages.guards.household_drop_share.format(
            now=households["households"],
            before=households["base_households"],
            limit=_percent(limit),
        ),
    )


def _stale_feed(run: StageRun, feed: Feed) -> Guard:
    context, texts = run.context, run.context.messages.guards
    limit = context.policy.guards.stale_feed_days
    newest = _newest_day(run, feed)
    if newest is None:
        return Guard("stale_feed", None, limit, True, texts.no_data.format(feed=feed.feed))
    days = (context.run_date - newest).days
    return Guard(
        "stale_feed",
        float(days),
        limit,
        days > limit,
        texts.stale_feed.format(
            feed=feed.feed, newest=f"{newest:%d-%m-%Y}", days=max(days, 0), limit=limit
        ),
    )


def _newest_day(run: StageRun, feed: Feed) -> date | None:
    """Last day of a feed's newest list, or the last day on which an event was reported."""
    if feed.by_period:
        found = run.rows("publish/guard/find_newest_list", feed=feed.feed)[0]["period"]
        return Period.parse(found).last_day if found else None
    landings = used_landings(run.context)[feed.feed]
    run.engine.attach_parquet("event", [landing.sealed["accepted"] for landing in landings])
    day: date | None = run.rows("publish/guard/find_newest_report")[0]["day"]
    return day


def _not_measured(context: Context, name: str, limit: float) -> Guard:
    return Guard(name, None, limit, False, context.messages.guards.nothing_to_compare)


def _percent(share: float) -> str:
    return f"{_points(share)} %"


def _points(share: float) -> str:
    return f"{share * 100:.1f}".replace(".", ",")
