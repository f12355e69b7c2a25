"""A simulated July 2021 as it was decided, beside what was published, city by city."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import duckdb
from tests.bench.accuracy import copy_decisions
from tests.bench.nights import PERIOD, Town
from tests.bench.officers import answer_open_cases

from tepat.simulate.july_2021 import CityFigures, apportion

RUN_DATE = "2021-07-19"
_MOST_NIGHTS = 5

Progress = Callable[[str], None]


class Cause(StrEnum):
    """Why a family's payment differs from the truth."""

    MISSED_LINK = "missed links"  # truly on a national list, and paid
    FALSE_LINK = "false links"  # truly on none, and held back as if it were
    IN_REVIEW = "match in review"
    IN_TWO_HOUSEHOLDS = "person in two households"
    NO_PAYEE = "no payee found"  # the registry took the head away, a number being wrong
    QUARANTINED = "lost to quarantine"
    OTHER = "other"


# One row per family of the lists; the copy of a family that a later one supersedes is no family.
# In this month a family is truly paid unless a national list truly names a member of it.
_FAMILIES = """
    create table family as
    with listed as (
        select *
        from read_parquet($truth)
        where not (expected_status = 'ABSENT' and coalesce(defect = 'submitted_twice', false))
    )

    select
        left(listed.kelurahan_code, 5) as city,
        not list_contains(listed.expected_reasons, 'ENROLLED_ELSEWHERE') as is_truly_paid,
        listed.expected_status = 'ABSENT' as is_quarantined,
        left(decided.kelurahan_code, 5) as decided_city,
        coalesce(decided.status = 'ELIGIBLE', false) as is_paid,
        coalesce(decided.status = 'HELD', false) as is_held,
        coalesce(string_split(decided.reasons, ','), []) as reasons
    from listed
    left join read_csv($decided, all_varchar = true, nullstr = '') as decided
        on
            listed.file = decided.file
            and decided.source_row::integer between listed.first_row and listed.last_row
"""
_COUNTS = """
    select
        decided_city, count(*), count(*) filter (where is_paid),
        count(*) filter (where is_held and not is_truly_paid)
    from family
    where decided_city is not null
    group by decided_city
"""
# A family paid in another city than its own counts there, and lacks at home.
_DIFFERENCES = """
    with cause as (
        select
            *,
            case
                when is_paid and decided_city <> city then 'other'
                when is_paid then 'missed links'
                when decided_city is null and is_quarantined then 'lost to quarantine'
                when list_contains(reasons, 'ENROLLED_ELSEWHERE') then 'false links'
                when list_contains(reasons, 'MATCH_UNDECIDED') then 'match in review'
                when list_contains(reasons, 'PERSON_IN_TWO_HOUSEHOLDS')
                    then 'person in two households'
                when list_contains(reasons, 'NO_ADULT_PAYEE') then 'no payee found'
                else 'other'
            end as cause
        from family
        where is_paid <> is_truly_paid or (is_paid and decided_city <> city)
    ),

    difference as (
        select decided_city as city, cause, 1 as families
        from cause
        where is_paid
        union all
        select city, cause, -1 as families
        from cause
        where is_truly_paid
    )

    select city, cause, sum(families)::integer from difference group by city, cause
"""


@dataclass(frozen=True)
class CityOutcome:
    """What was decided of one city's families, beside what was published of them.

    ``enrolled_in_review`` are families held for an officer whom a national list truly names:
    rightly not paid, though it is not known yet. ``differences`` holds families paid too many
    (positive) and too few (negative), by cause.
    """

    published: CityFigures
    decided: CityFigures
    enrolled_in_review: int
    differences: Mapping[Cause, int]

    @property
    def difference(self) -> int:
        """Families paid more than were published."""
        return self.decided.paid - self.published.paid

    @property
    def share(self) -> float:
        """The difference as a share of the published families."""
        return self.difference / self.published.paid if self.published.paid else 0.0


Outcomes = Mapping[str, CityOutcome]


@dataclass(frozen=True)
class Reproduction:
    """All cities by code, as first decided, and as decided once officers had answered."""

    before_review: Outcomes
    after_review: Outcomes


def reproduce(town: Town, progress: Progress = lambda step: None) -> Reproduction:
    """Refresh a simulated July 2021; then let its officers answer until nothing waits for them.

    Raises:
        ValueError: The officers are asked the same things again and again.
    """
    url = town.warehouse_url()
    truth = town.root / "town" / "truth"

    def night(what: str) -> Outcomes:
        progress(what)
        refreshed = town.refresh(RUN_DATE)
        progress(f"refreshed in {refreshed.seconds:.0f} s, {refreshed.peak_gib:.1f} GiB")
        return compare(truth, url, town.families, town.root)

    before = after = night("refreshing")
    for _ in range(_MOST_NIGHTS):
        answered = answer_open_cases(url, truth)
        if not answered:
            return Reproduction(before, after)
        after = night(f"officers answered {answered:,} cases; refreshing")
    raise ValueError(f"cases are still open after {_MOST_NIGHTS} nights of answers")


def compare(truth: Path, warehouse_url: str, families: int, scratch: Path) -> Outcomes:
    """Set the current decisions of July 2021 beside the published figures.

    Args:
        truth: The truth's folder.
        warehouse_url: Of the warehouse that the month was published in.
        families: How many were simulated.
        scratch: A folder for a file.

    Raises:
        ValueError: The causes do not add up to the differences.
    """
    decided = scratch / "decided.csv"
    copy_decisions(warehouse_url, PERIOD, decided)
    files = {"truth": str(truth / "household.parquet"), "decided": str(decided)}
    with duckdb.connect() as engine:
        engine.execute(_FAMILIES, files)
        outcomes = _outcomes(engine, families)
    decided.unlink()
    return outcomes


def total(outcomes: Outcomes) -> CityOutcome:
    """All cities together."""
    cities = outcomes.values()
    return CityOutcome(
        published=_sum(city.published for city in cities),
        decided=_sum(city.decided for city in cities),
        enrolled_in_review=sum(city.enrolled_in_review for city in cities),
        differences={cause: sum(city.differences[cause] for city in cities) for cause in Cause},
    )


def _sum(figures: Iterable[CityFigures]) -> CityFigures:
    cities = list(figures)
    return CityFigures(sum(city.listed for city in cities), sum(city.paid for city in cities))


def _outcomes(engine: duckdb.DuckDBPyConnection, families: int) -> Outcomes:
    counts = {city: numbers for city, *numbers in engine.execute(_COUNTS).fetchall()}
    causes = {
        (city, Cause(cause)): number
        for city, cause, number in engine.execute(_DIFFERENCES).fetchall()
    }
    outcomes = {}
    for city, published in apportion(families).items():
        listed, paid, in_review = counts.get(city, (0, 0, 0))
        outcome = CityOutcome(
            published=published,
            decided=CityFigures(listed, paid),
            enrolled_in_review=in_review,
            differences={cause: causes.get((city, cause), 0) for cause in Cause},
        )
        if sum(outcome.differences.values()) != outcome.difference:
            raise ValueError(f"the causes of {city} do not add up to its difference")
        outcomes[city] = outcome
    return outcomes
