"""Small nasty worlds: a few families, few numbers, few names, and everything happens at once.

A world is a list of nights; a night lands files. Seeded, so that a failing world has a number.
"""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from tests.oracle.events import Happenings
from tests.oracle.model import (
    Appeal,
    Death,
    Enrolment,
    KkChange,
    Relocation,
    first_day,
    months_before,
)
from tests.oracle.town import KELURAHAN, Household, MemberDraft, Town

FeedRow = Appeal | Death | Enrolment | KkChange | Relocation
FEED_OF = {
    Enrolment: "kemensos",
    Death: "dukcapil/kematian",
    Relocation: "dukcapil/pindah",
    KkChange: "dukcapil/kk",
    Appeal: "sanggah",
}


@dataclass(frozen=True)
class FamilyDraft:
    """A family as its neighbourhood writes it, mistakes included."""

    no_kk: str | None
    kelurahan: str
    rt: str | None
    rw: str | None
    address: str | None
    has_fixed_income: bool
    is_affected: bool
    is_self_reported: bool
    members: tuple[MemberDraft, ...]


@dataclass(frozen=True)
class File:
    """One file of one feed; exactly one of the two kinds of rows is there."""

    feed: str
    period: str | None
    name: str
    families: tuple[FamilyDraft, ...] = ()
    rows: tuple[FeedRow, ...] = ()


@dataclass(frozen=True)
class NightDraft:
    period: str
    run_date: date
    files: tuple[File, ...]


@dataclass(frozen=True)
class World:
    seed: int
    nights: tuple[NightDraft, ...]


def invent_world(seed: int) -> World:
    """The world of a seed."""
    rng = Random(seed)
    calendar = _calendar(rng)
    town = Town(rng, calendar[-1][1], size=rng.choice([3, 6, 6, 10, 10, 16, 30]))
    happenings = Happenings(rng, town)
    nights: list[NightDraft] = []
    late: list[FeedRow] = []
    for number, (period, run_date) in enumerate(calendar):
        is_new_period = number == 0 or calendar[number - 1][0] != period
        late += happenings.until(
            run_date, count=rng.randint(1, 8) if number else rng.randint(0, 12)
        )
        late += [happenings.appeal(period, run_date) for _ in range(rng.choice([0, 0, 1, 2, 4]))]
        now = [row for row in late if rng.random() < 0.8]
        late = [row for row in late if row not in now]
        files = _submissions(rng, town, period, number, is_new_period=is_new_period)
        files += _feed_files(rng, now, number)
        if is_new_period or rng.random() < 0.3:
            files += _programme_list(rng, happenings, period, number)
        nights.append(NightDraft(period, run_date, tuple(files)))
    return World(seed, tuple(nights))


def _calendar(rng: Random) -> list[tuple[str, date]]:
    """One to four nights over one to four periods; sometimes two on one day."""
    period = f"2021-{rng.randint(1, 8):02d}"
    day = first_day(period).replace(day=rng.randint(10, 15))
    calendar = [(period, day)]
    for _ in range(rng.choice([0, 1, 2, 2, 3, 3])):
        months = rng.choice([0, 0, 0, 1, 1, 1, 1, 2, 3, 4])
        if months:
            period = months_before(period, -months)
            day = first_day(period).replace(day=rng.randint(1, 15))
        else:
            day = day.replace(day=min(28, day.day + rng.choice([0, 1, 5])))
        calendar.append((period, day))
    return calendar


def _submissions(
    rng: Random, town: Town, period: str, night: int, *, is_new_period: bool
) -> list[File]:
    files = []
    for kelurahan in KELURAHAN[: town.breadth]:
        chance = 0.75 if is_new_period else 0.4
        for part in range(rng.choice([1, 1, 1, 2])):
            if rng.random() > chance:
                continue
            listed = [h for h in town.households if h.kelurahan == kelurahan]
            listed = [h for h in listed if rng.random() < (0.85 if is_new_period else 0.5)]
            filed = period
            if rng.random() < 0.06:
                filed = months_before(period, rng.choice([1, 1, 2, 3, 4]))
            drafts = tuple(_family(rng, town, household) for household in listed)
            if drafts:
                name = f"night-{night}/{kelurahan}-{part}.csv"
                files.append(File("rt_rw", filed, name, families=drafts))
    return files


def _family(rng: Random, town: Town, household: Household) -> FamilyDraft:
    """What the neighbourhood knows of the household today."""
    members = [town.written(member) for member in household.members]
    if len(members) > 1 and rng.random() < 0.1:
        members.pop(rng.randrange(1, len(members)))
    if rng.random() < 0.1:
        at = rng.randrange(len(members))
        members[at] = replace(members[at], defect=rng.choice(["NIK", "BIRTH_DATE", "NAME"]))
    no_kk = household.no_kk
    if rng.random() < 0.08:
        no_kk = rng.choice([household.former_kk, None, rng.choice(town.kks)])
    return FamilyDraft(
        no_kk=no_kk,
        kelurahan=household.kelurahan,
        rt=household.rt,
        rw=household.rw,
        address=household.address,
        has_fixed_income=rng.random() < 0.06,
        is_affected=rng.random() > 0.05,
        is_self_reported=rng.random() < 0.08,
        members=tuple(members),
    )


def _feed_files(rng: Random, rows: list[FeedRow], night: int) -> list[File]:
    files = []
    for kind, feed in FEED_OF.items():
        of_feed = [row for row in rows if isinstance(row, kind)]
        rng.shuffle(of_feed)
        cut = rng.randint(0, len(of_feed))
        for part, some in enumerate((of_feed[:cut], of_feed[cut:])):
            if some:
                files.append(File(feed, None, f"night-{night}/{part}.csv", rows=tuple(some)))
    return files


def _programme_list(rng: Random, happenings: Happenings, period: str, night: int) -> list[File]:
    if rng.random() < 0.35:
        return []
    if rng.random() < 0.1:
        period = months_before(period, rng.choice([-1, 1, 2]))
    rows = [happenings.enrolment(period) for _ in range(rng.randint(1, 6))]
    return [File("kemensos", period, f"night-{night}/list.csv", rows=tuple(rows))]
