"""Logins of people and tools: each is a member of one role.

The roles themselves come with the schema (docs/decisions/0011); nobody logs in as one.
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from psycopg2 import sql
from psycopg2.extensions import connection as RawConnection  # noqa: N812 - a class, named as one
from psycopg2.extensions import encrypt_password
from sqlalchemy.engine import Connection

from tepat.stores.warehouse import Role, Warehouse, act_as
from tepat.support.errors import TepatError

ROLES = tuple(role for role in Role if role is not Role.OWNER)
_NAME = re.compile(r"[a-z][a-z0-9_]{2,62}")
_PASSWORD_BYTES = 24


class LoginRefusedError(TepatError):
    """The login cannot be made or dropped."""


@dataclass(frozen=True)
class Login:
    """A login and its role."""

    login: str
    roles: tuple[str, ...]
    kelurahan_codes: tuple[str, ...]


def add_login(
    warehouse: Warehouse, name: str, role: Role, kelurahan_codes: Sequence[str] = ()
) -> str:
    """Make a login with a generated password.

    Args:
        warehouse: The warehouse.
        name: Name of the login.
        role: The one role that it is a member of.
        kelurahan_codes: For a ``kelurahan_reader``: kelurahan whose families it may read.

    Returns:
        Its connection URL, password included; the password is not stored.

    Raises:
        LoginRefusedError: The name, the role or a kelurahan is invalid.
        WarehouseError: The user of the warehouse may not make logins.
    """
    _check(name, role, kelurahan_codes)
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    with warehouse.begin() as connection:
        if _exists(connection, name):
            raise LoginRefusedError(
                f"The login {name} is there already.",
                kept="It was not changed.",
                todo="Choose another name, or drop it first: tepat login drop.",
            )
        verifier = encrypt_password(password, name, _raw(connection), "scram-sha-256")
        make = "create role {} login password {} in role {}"
        _define(connection, make, sql.Identifier(name), sql.Literal(verifier), sql.Identifier(role))
        act_as(connection, Role.OWNER)
        wanted = sorted(set(kelurahan_codes))
        given = warehouse.run(
            connection, "access/let_read_kelurahan.sql", login=name, kelurahan_codes=wanted
        )
        if given.rowcount != len(wanted):
            raise LoginRefusedError(
                f"Not every one of {', '.join(wanted)} is a kelurahan of DKI Jakarta.",
                kept="No login was made.",
                todo="Correct the codes; select kelurahan_code, kelurahan from ops.kelurahan.",
            )
    url = warehouse.url.set(drivername="postgresql", username=name, password=password)
    return url.render_as_string(hide_password=False)


def list_logins(warehouse: Warehouse) -> list[Login]:
    """All logins with any of the roles; the product's own login has all roles."""
    with warehouse.begin(Role.AUDITOR) as connection:
        rows = warehouse.run(connection, "access/list_logins.sql", roles=list(ROLES)).all()
    return [Login(row.login, tuple(row.roles), tuple(row.kelurahan_codes)) for row in rows]


def drop_login(warehouse: Warehouse, name: str) -> None:
    """Drop a login; its entries in the access log remain.

    Raises:
        LoginRefusedError: There is no such login, or it is the product's own.
    """
    with warehouse.begin() as connection:
        own = connection.scalar(sa.text("select current_user"))
        if name == own or not _exists(connection, name):
            raise LoginRefusedError(
                f"{name} is {'the login of the product itself' if name == own else 'no login'}.",
                kept="Nothing was dropped.",
                todo="tepat login list shows the logins.",
            )
        _define(connection, "drop role {}", sql.Identifier(name))
        act_as(connection, Role.OWNER)
        warehouse.run(connection, "access/delete_login.sql", login=name)


def _check(name: str, role: Role, kelurahan_codes: Sequence[str]) -> None:
    if not _NAME.fullmatch(name):
        raise LoginRefusedError(
            f"{name!r} is no name for a login.",
            todo="3 to 63 letters, digits and underscores, all small, a letter first.",
        )
    if role not in ROLES:
        raise LoginRefusedError(
            "No login may have the owner role.", todo=f"Choose one of {', '.join(ROLES)}."
        )
    if bool(kelurahan_codes) != (role is Role.KELURAHAN_READER):
        raise LoginRefusedError(
            "Only a kelurahan_reader is limited to certain kelurahan.",
            todo="Give --kelurahan with that role, and only with it.",
        )


def _exists(connection: Connection, name: str) -> bool:
    asked = "select exists (select from pg_roles where rolname = :name and rolcanlogin)"
    return bool(connection.scalar(sa.text(asked), {"name": name}))


def _define(connection: Connection, statement: str, *parts: sql.Composable) -> None:
    """Run a statement that cannot have bind parameters; its parts are quoted."""
    text = sql.SQL(statement).format(*parts).as_string(_raw(connection))
    connection.execution_options(no_parameters=True).exec_driver_sql(text)


def _raw(connection: Connection) -> RawConnection:
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, RawConnection)  # noqa: S101 - Warehouse makes no other
    return raw
