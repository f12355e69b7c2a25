"""Changes between two publications, by kind and kelurahan. No personal data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import TepatError


class Change(StrEnum):
    """Kinds of change of a household; several can apply."""

    ADMITTED = "ADMITTED"
    RELEASED = "RELEASED"
    HELD = "HELD"
    LEFT = "LEFT"
    PAYEE_CHANGED = "PAYEE_CHANGED"
    RELOCATED = "RELOCATED"


class NotComparableError(TepatError):
    """One of the two publications does not exist."""


@dataclass(frozen=True)
class Compared:
    """One of the two publications."""

    publication_id: int
    period: str
    run_date: date


@dataclass(frozen=True)
class KelurahanChanges:
    """The households of a kelurahan that changed in one way."""

    change: Change
    kota: str
    kelurahan: str
    kelurahan_code: str
    household_ids: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """From ``earlier`` to ``later``, sorted by change and kelurahan."""

    earlier: Compared
    later: Compared
    by_kelurahan: tuple[KelurahanChanges, ...]

    def count(self, change: Change, kota: str | None = None) -> int:
        """Number of households with a change, in one city or in all."""
        return sum(
            len(row.household_ids)
            for row in self.by_kelurahan
            if row.change is change and kota in (None, row.kota)
        )


def find_changes(warehouse: Warehouse, earlier: int, later: int) -> Changes:
    """Compare two publications, of one period or of two.

    Raises:
        NotComparableError: One of them does not exist.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        numbers = {"earlier": earlier, "later": later}
        rows = warehouse.run(connection, "outputs/changes/find_publications.sql", **numbers).all()
        found = {row.publication_id: Compared(**row._asdict()) for row in rows}
        for number in numbers.values():
            if number not in found:
                raise NotComparableError(
                    f"There is no publication {number}.",
                    todo="See report.publications for those there are.",
                )
        changes = warehouse.run(connection, "outputs/changes/list_changes.sql", **numbers).all()
    return Changes(
        found[earlier],
        found[later],
        tuple(
            KelurahanChanges(
                Change(row.change),
                row.kota,
                row.kelurahan,
                row.kelurahan_code,
                tuple(row.household_ids),
            )
            for row in changes
        ),
    )
