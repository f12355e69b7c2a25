"""Views, functions and grants: one file each, applied when changed, dropped when removed.

``repeatable/<schema>/<name>.sql`` makes the view or function ``<schema>.<name>``. Which goes first
is told by the names in their texts. A file is replaced in place where PostgreSQL can, so that
nobody's own view on it is in the way; else it is dropped with what rests on it, and all of these
are made again. What is unchanged is not touched: replacing it would make readers wait. A column of
a view without a comment of its own means what the column of the same name means that it reads.
``repeatable/grants/<role>.sql`` says all that a role may do, said anew after every change.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tepat.stores.migrations.comments import Comments
from tepat.stores.warehouse import Warehouse

_GRANTS = "grants"
_NO_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
_NAME = re.compile(r"\b[a-z_]+\.[a-z_]+\b")
# Columns removed, moved or of another type; other return type or parameter names; other parameters.
_NOT_REPLACEABLE = frozenset({"42P16", "42P13", "42725"})


@dataclass(frozen=True)
class Definition:
    """A file of ``repeatable``."""

    path: Path
    text: str

    @property
    def schema(self) -> str:
        """The schema of the object it creates, or ``grants``."""
        return self.path.parent.name

    @property
    def makes(self) -> str:
        """The name of the view or function that it creates."""
        return f"{self.schema}.{self.path.stem}"

    @property
    def file(self) -> str:
        """The file, below ``include/sql/postgres``."""
        return f"repeatable/{self.schema}/{self.path.name}"

    @property
    def noted_as(self) -> str:
        """The file, below ``include``."""
        return f"sql/postgres/{self.file}"

    @property
    def sha256(self) -> str:
        """Of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name with a schema in its code, without comments and strings."""
        return frozenset(_NAME.findall(_NO_CODE.sub("", self.text))) - {self.makes}


def read_definitions(folder: Path) -> list[Definition]:
    """Views and functions, each after its dependencies; then the grants."""
    found = [Definition(path, path.read_text("utf-8")) for path in sorted(folder.glob("*/*.sql"))]
    makers = {one.makes: one for one in found if one.schema != _GRANTS}
    order = TopologicalSorter(
        {name: sorted(one.names & makers.keys()) for name, one in makers.items()}
    ).static_order()
    return [makers[name] for name in order] + [one for one in found if one.schema == _GRANTS]


def apply_repeatable(
    warehouse: Warehouse, connection: Connection, comments: Comments, *, anew: bool
) -> None:
    """Make what the folder says stand in the warehouse; ``anew``, also what has not changed.

    Raises:
        sqlalchemy.exc.DBAPIError: A file is invalid, or a foreign object depends on one that must
            be dropped.
    """
    definitions = read_definitions(warehouse.sql_dir / "repeatable")
    noted = warehouse.run(connection, "upgrade/list_applied_files.sql").all()
    applied = {row.name: row for row in noted if row.name.startswith("sql/postgres/repeatable/")}
    current = {one.noted_as for one in definitions}
    todo = {
        one.noted_as
        for one in definitions
        if anew or one.noted_as not in applied or applied[one.noted_as].sha256 != one.sha256
    }
    if not todo and applied.keys() == current:
        return
    work = _Work(
        warehouse,
        connection,
        comments,
        objects={name: row.object for name, row in applied.items() if row.object},
        todo=todo,
    )
    for one in definitions:
        if one.schema != _GRANTS and one.noted_as in work.todo:
            work.make(one)
    work.clear(applied.keys() - current)
    work.grant(one for one in definitions if one.schema == _GRANTS)


@dataclass(frozen=True)
class _Work:
    """Files left to apply, and applied files with the object of each."""

    warehouse: Warehouse
    connection: Connection
    comments: Comments
    objects: dict[str, str]
    todo: set[str] = field(default_factory=set)

    def make(self, one: Definition) -> None:
        """Create or replace a view or function; objects dropped for it are queued again."""
        try:
            with self.connection.begin_nested():
                self.warehouse.run_script(self.connection, one.file)
        except sa.exc.DBAPIError as error:
            standing = self.objects.get(one.noted_as)
            if getattr(error.orig, "pgcode", None) not in _NOT_REPLACEABLE or not standing:
                raise
            self.todo.update(self._drop(standing, among=self.objects))
            self.warehouse.run_script(self.connection, one.file)
        made = self._run("identify_object", schema_name=one.schema, object_name=one.path.stem)
        self.objects[one.noted_as] = made.scalar_one()
        if self.objects[one.noted_as].startswith("view "):
            self.comments.apply(self.warehouse, self.connection, one.makes, "view")
        described = [*self.comments.of(one.makes).columns]
        for statement in self._run("describe_view_columns", view=one.makes, described=described):
            # A percent sign in a comment is literal.
            self.connection.execution_options(no_parameters=True).exec_driver_sql(statement[0])
        self._note(one)

    def clear(self, gone: Iterable[str]) -> None:
        """Drop objects whose file was removed."""
        left = {name: self.objects.pop(name) for name in gone if name in self.objects}
        for standing in left.values():
            if standing not in self.objects.values():
                self._drop(standing, among=left)
        for name in gone:
            self._run("forget_applied_file", name=name)

    def grant(self, grants: Iterable[Definition]) -> None:
        """Grant the privileges of every role again."""
        self.warehouse.run_script(self.connection, "upgrade/revoke_privileges.sql")
        for one in grants:
            self.warehouse.run_script(self.connection, one.file)
            self._note(one)

    def _drop(self, standing: str, among: dict[str, str]) -> list[str]:
        """Drop an object after its dependents; return the files that created them.

        PostgreSQL refuses if a foreign object depends on it.
        """
        files = {made: name for name, made in among.items()}
        resting = self._run("list_dependents", object=standing).scalars().all()
        ours = [one for one in resting if one in files]
        for one in ours:
            self.connection.exec_driver_sql(f"drop {one}")
        return [files[one] for one in ours]

    def _note(self, one: Definition) -> None:
        self._run(
            "record_applied_file",
            name=one.noted_as,
            sha256=one.sha256,
            object=self.objects.get(one.noted_as),
        )

    def _run(self, statement: str, **params: str | list[str] | None) -> sa.CursorResult[Any]:
        return self.warehouse.run(self.connection, f"upgrade/{statement}.sql", **params)
