"""What tables, views and columns mean: data in ``include/sql/postgres/comments``, a file a schema.

Not part of the revisions, so that a comment can be corrected without one.
"""

import hashlib
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel
from sqlalchemy.engine import Connection

from tepat.stores.warehouse import Warehouse
from tepat.support.yaml_documents import load_yaml_document

_SCHEMAS = ("ops", "published", "report")


class Description(BaseModel):
    """What a table or view means, and its columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    comment: str
    columns: dict[str, str] = {}


class _Schema(RootModel[dict[str, Description]]):
    """One file."""


class Comments:
    """The descriptions of all tables and views.

    Args:
        folder: ``include/sql/postgres/comments``.
    """

    name = "sql/postgres/comments"

    def __init__(self, folder: Path) -> None:
        self.paths = [folder / f"{schema}.yaml" for schema in _SCHEMAS]

    @cached_property
    def sha256(self) -> str:
        """Of all files."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in self.paths)).hexdigest()

    @cached_property
    def by_name(self) -> dict[str, Description]:
        """By name, such as ``ops.run``."""
        return {
            f"{path.stem}.{name}": description
            for path in self.paths
            for name, description in load_yaml_document(path, _Schema).root.items()
        }

    def of(self, name: str) -> Description:
        """The description of a table or view; an empty one where there is none."""
        return self.by_name.get(name, Description(comment=""))

    def apply(self, warehouse: Warehouse, connection: Connection, name: str, kind: str) -> None:
        """Put the description of a table or view into the warehouse.

        Args:
            warehouse: The warehouse.
            connection: An open transaction of it.
            name: Such as ``ops.run``.
            kind: ``table`` or ``view``.
        """
        description = self.of(name)
        wanted = {f"{kind} {name}": description.comment} | {
            f"column {name}.{column}": text for column, text in description.columns.items()
        }
        for target, text in wanted.items():
            quoted = text.replace("'", "''")
            # A percent sign in a comment is one.
            connection.execution_options(no_parameters=True).exec_driver_sql(
                f"comment on {target} is '{quoted}'"
            )
