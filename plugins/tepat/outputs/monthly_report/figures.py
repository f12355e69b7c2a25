"""Reads the figures of a month from the schema ``report``, in one snapshot.

They contain no personal data: ``report`` has no NIK, no KK, no name and no address, and
withholds the small numbers of an RT. The transaction has the role ``report_reader``.
"""

from dataclasses import dataclass
from typing import Any

from tepat.domain.periods import Period
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import NothingPublishedError

MONTHS = 12  # months of the trend, including the period
SUBMISSIONS = "rt_rw"

Record = dict[str, Any]


@dataclass(frozen=True)
class Figures:
    """A month's figures, each the result of its statement in ``outputs/monthly_report``.

    Attributes:
        publication: The last publication of the period.
        months: One record a month, the period last; earlier ones as they were last published.
        cities: One record for each of the five cities and the regency.
        kecamatan: One record for each kecamatan with households.
        kelurahan: One record for each of the 267, by code.
        neighbourhoods: One record for each RT with households.
        reasons: Households by reason, status and city.
        programmes: Households by other programme and city.
        programme_months: Households by month and other programme.
        civil_events: Effects of deaths and moves, by city.
        event_lags: How late deaths and moves were reported, by feed.
        defects: Rows of the submissions by severity and code.
    """

    publication: Record
    months: list[Record]
    cities: list[Record]
    kecamatan: list[Record]
    kelurahan: list[Record]
    neighbourhoods: list[Record]
    reasons: list[Record]
    programmes: list[Record]
    programme_months: list[Record]
    civil_events: list[Record]
    event_lags: list[Record]
    defects: list[Record]


def read_figures(warehouse: Warehouse, period: Period) -> Figures:
    """Read a month's figures in one transaction with one snapshot.

    Raises:
        NothingPublishedError: Nothing is published for the period.
        WarehouseUnavailableError: The warehouse cannot be reached.
        WarehouseError: The login may not read the reports.
    """
    month = {"period": str(period)}
    trend = {"first_period": str(period.minus(MONTHS - 1)), **month}
    with warehouse.begin(Role.REPORT_READER, isolation_level="REPEATABLE READ") as connection:

        def ask(statement: str, **params: str) -> list[Record]:
            file = f"outputs/monthly_report/{statement}.sql"
            return [row._asdict() for row in warehouse.run(connection, file, **params)]

        found = ask("find_publication", **month)
        if not found:
            raise NothingPublishedError(
                f"Nothing is published for {period}.",
                kept="No file was written.",
                todo=f"Publish it first: tepat refresh --period {period}.",
            )
        return Figures(
            publication=found[0],
            months=ask("list_months", **trend),
            cities=ask("list_cities", **month),
            kecamatan=ask("list_kecamatan", **month),
            kelurahan=ask("list_kelurahan", **month),
            neighbourhoods=ask("list_neighbourhoods", **month),
            reasons=ask("count_reasons", **month),
            programmes=ask("count_programmes", **month),
            programme_months=ask("list_programme_months", **trend),
            civil_events=ask("count_civil_events", **month),
            event_lags=ask("count_event_lags", **month),
            defects=ask("count_defects", feed=SUBMISSIONS, **month),
        )
