"""Streams DuckDB query results into PostgreSQL COPY while they are computed.

A statement file whose header says ``Writes: published.member`` is run by the engine; columns
are matched by name. About two hundred times faster than INSERT.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import Any, BinaryIO

from duckdb import DuckDBPyConnection
from sqlalchemy.engine import Connection

from tepat.stores.engine import Engine
from tepat.stores.statements import Header
from tepat.stores.warehouse import warehouse_of

_CHUNK = 1 << 18


def send(engine: Engine, connection: Connection, *files: str) -> None:
    """Append the rows of statements to the PostgreSQL tables in their headers, in this order.

    The rows stream through pipes: memory does not grow with their number. All statements begin at
    once, so that one that sorts is ready when the rows before it have been sent; they run on
    separate connections, so they cannot read temporary tables.

    Args:
        engine: Where the statements read.
        connection: An open transaction of the warehouse.
        files: Paths below ``include/sql/duckdb``, such as ``publish/send/send_all_members.sql``.
    """
    # On exit the streams are closed first: an export without a reader would never end.
    with ThreadPoolExecutor(len(files)) as pool, ExitStack() as streams:
        exports = []
        for file in files:
            text = (engine.sql_dir / file).read_text(encoding="utf-8")
            read_end, write_end = os.pipe()
            stream = streams.enter_context(os.fdopen(read_end, "rb"))
            cursor = engine.connection.cursor()
            target = f"{Header.of(text).writes[0]} ({_columns(cursor, text)})"
            warehouse_of(connection).note(text)
            exports.append((target, stream, pool.submit(_export, cursor, text, write_end)))
        for target, stream, exported in exports:
            _copy(connection, target, stream)
            stream.close()
            exported.result()


def _columns(cursor: DuckDBPyConnection, text: str) -> str:
    return ", ".join(f'"{name}"' for name in cursor.sql(text).columns)


def _copy(connection: Connection, target: str, stream: BinaryIO) -> None:
    with closing[Any](connection.connection.cursor()) as cursor:
        cursor.copy_expert(f"copy {target} from stdin (format csv)", stream, size=_CHUNK)


def _export(cursor: DuckDBPyConnection, text: str, write_end: int) -> None:
    """Write a statement's rows to a pipe as CSV, lists as PostgreSQL writes arrays."""
    try:
        relation = cursor.sql(text)
        cells = ", ".join(
            f'"{name}"' if str(kind) != "VARCHAR[]" else _array_literal(name)
            for name, kind in zip(relation.columns, relation.types, strict=True)
        )
        cursor.execute(
            # The text is a statement file of the product, the names are its columns.
            f"copy (select {cells} from ({text})) to '/dev/fd/{write_end}'"  # noqa: S608
            " (format csv, header false, use_tmp_file false)"
        )
    finally:
        os.close(write_end)
        cursor.close()


def _array_literal(column: str) -> str:
    """A list of texts as PostgreSQL writes arrays, every element quoted."""
    quoted = f"""list_transform("{column}", lambda x: concat('"',
        replace(replace(x, '\\', '\\\\'), '"', '\\"'), '"'))"""
    return f"""case when "{column}" is not null
        then concat('{{', array_to_string({quoted}, ','), '}}') end"""
