"""The floor: the least that any tool must do with the same files.

DuckDB reads the same CSVs as text into Parquet, and as many ready decision rows (about 340 bytes)
as there are families go into PostgreSQL by a plain COPY, into a table with a primary key.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import psycopg2

_DECISIONS = """
    copy (
        select
            'H' || upper(sha256(i::varchar)[1:16]) as household_id, '2021-07' as period,
            lpad(i::varchar, 16, '3') as no_kk, '31.74.01.1001' as kelurahan_code,
            '001' as rt, '002' as rw, 'ELIGIBLE' as status, '{}' as reason_codes, '{}' as notes,
            lpad(i::varchar, 16, '4') as payee_nik, 'Nama Penerima Bantuan ' || i as payee_name,
            'HEAD' as payee_role, 3 as member_count, 300000 as amount_idr, '{}' as evidence,
            sha256(i::varchar) as source_file, i as source_row, 'bst-dki-2021-03' as rule_set,
            sha256('rules') as rule_set_sha256
        from range($families) as t (i)
    ) to $path (format csv, header false)
"""
_TABLE = """
    create table floor_decision (
        household_id text, period text, no_kk text, kelurahan_code text, rt text, rw text,
        status text, reason_codes text, notes text, payee_nik text, payee_name text,
        payee_role text, member_count int, amount_idr bigint, evidence text, source_file text,
        source_row int, rule_set text, rule_set_sha256 text, primary key (household_id, period)
    )
"""


_COLUMNS = ", ".join(f"'c{number:02}': 'VARCHAR'" for number in range(20))
_TEXT_TO_PARQUET = f"""
    copy (
        from read_csv(
            $files, auto_detect = false, header = false, columns = {{{_COLUMNS}}},
            delim = $delim, quote = '"', escape = '"', encoding = $encoding,
            null_padding = true, ignore_errors = true, strict_mode = false
        )
    ) to $target (format parquet)
"""


@dataclass(frozen=True)
class Floor:
    """Seconds of the two parts."""

    read_seconds: float
    copy_seconds: float

    @property
    def seconds(self) -> float:
        """Both parts, one after the other."""
        return self.read_seconds + self.copy_seconds


def measure_floor(landing: Path, scratch: Path, warehouse_url: str, families: int) -> Floor:
    """Do the least, in the warehouse's own database, and drop what it left."""
    return Floor(_read(landing, scratch), _copy(scratch, warehouse_url, families))


def _read(landing: Path, scratch: Path) -> float:
    alike: dict[tuple[str, str], list[str]] = {}
    for path in sorted(landing.rglob("*.csv")):
        alike.setdefault(_dialect(path), []).append(str(path))
    started = time.perf_counter()
    with duckdb.connect(config={"threads": 2, "memory_limit": "3GB"}) as connection:
        for number, ((encoding, delimiter), files) in enumerate(sorted(alike.items())):
            target = scratch / f"floor-{number}.parquet"
            connection.execute(
                _TEXT_TO_PARQUET,
                {"files": files, "encoding": encoding, "delim": delimiter, "target": str(target)},
            )
    return time.perf_counter() - started


def _dialect(path: Path) -> tuple[str, str]:
    """Encoding and delimiter, told to DuckDB so that the floor guesses nothing."""
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    if encoding == "utf-8":
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            encoding = "latin-1"
    text = data[:4000].decode(encoding, errors="ignore")
    return encoding, max(",;\t|", key=text.count)


def _copy(scratch: Path, warehouse_url: str, families: int) -> float:
    ready = scratch / "floor-decisions.csv"
    duckdb.execute(_DECISIONS, {"families": families, "path": str(ready)})
    connection = psycopg2.connect(warehouse_url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("drop table if exists floor_decision")
            cursor.execute(_TABLE)
        started = time.perf_counter()
        with connection, connection.cursor() as cursor, ready.open(encoding="utf-8") as rows:
            cursor.copy_expert("copy floor_decision from stdin (format csv)", rows)
        seconds = time.perf_counter() - started
        with connection, connection.cursor() as cursor:
            cursor.execute("drop table floor_decision")
    finally:
        connection.close()
        ready.unlink()
    return seconds
