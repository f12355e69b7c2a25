"""The access log: no personal data is shown by the product's tools without a trace of who read it.

The trace is written in the transaction that reads, so where it cannot be written nothing is shown.
"""

from dataclasses import dataclass

from sqlalchemy.engine import Connection

from tepat.domain.periods import Period
from tepat.stores.warehouse import Warehouse


@dataclass(frozen=True)
class Access:
    """Somebody who reads personal data.

    Args:
        by: Who, by their own word; PostgreSQL adds the login.
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
        """Note what is read; the numbers by which it was asked for are never noted."""
        warehouse.run(
            connection,
            "access/note_access.sql",
            accessed_by=self.by,
            tool=self.tool,
            period=str(period) if period else None,
            household_id=household_id,
            case_id=case_id,
        )
