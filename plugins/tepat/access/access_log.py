"""Access log: every display of personal data by the product's tools is recorded.

The entry is written in the transaction that reads: if it cannot be written, nothing is shown.
"""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from tepat.domain.periods import Period
from tepat.stores.warehouse import Warehouse


@dataclass(frozen=True)
class Access:
    """A reader of personal data.

    Args:
        by: Name given by the reader; PostgreSQL adds the login.
        tool: The command, such as ``explain``.
    """

    by: str
    tool: str

    def note(
        self,
        warehouse: Warehouse,
        connection: Connection,
        *,
        period: Period | None = None,
        household_id: str | None = None,
        case_id: str | None = None,
    ) -> None:
        """Record what is read; never the NIK or KK number that was searched."""
        warehouse.run(
            connection,
            "access/insert_access.sql",
            accessed_by=self.by,
            tool=self.tool,
            period=str(period) if period else None,
            household_id=household_id,
            case_id=case_id,
        )
