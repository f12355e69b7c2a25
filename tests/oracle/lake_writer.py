"""Writes a world's records into a lake as the validate stage leaves them.

The stages after validation can so be tried on thousands of worlds. That landing and validation
arrive at the same records is a test of its own.
"""

from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from tests.oracle.model import (
    HEAD_OF_FAMILY,
    Appeal,
    Death,
    Enrolment,
    Family,
    KkChange,
    Landed,
    Member,
    QuarantinedRow,
    Relocation,
    Source,
)
from tests.oracle.names import letters_and_digits, normalised

from tepat.domain.feeds import Feed
from tepat.stores.lake import EMPTY_LANDING_ON, Lake

TEXT, DAY, FLAG, BIG, INT = pa.string(), pa.date32(), pa.bool_(), pa.int64(), pa.int32()
ROW: dict[str, pa.DataType] = {"row_key": BIG, "file_no": BIG, "row_number": INT, "period": TEXT}
SCHEMAS: dict[str, dict[str, pa.DataType]] = {
    "files": {
        "file_no": BIG, "feed": TEXT, "period": TEXT, "name": TEXT, "sha256": TEXT,
        "size_bytes": BIG, "status": TEXT, "reason": TEXT, "row_count": BIG, "accepted": BIG,
        "quarantined": BIG, "skipped": BIG, "landed_on": DAY, "landing_number": INT,
    },
    "quarantined": {
        **ROW, "codes": pa.list_(TEXT), "is_file_rejected": FLAG, "no_kk": TEXT, "nik": TEXT,
    },
    "member": {
        **ROW, "warnings": pa.list_(TEXT), "family_key": BIG, "nik": TEXT, "name": TEXT,
        "name_key": TEXT, "relationship": TEXT, "sex": TEXT, "birth_date": DAY, "is_head": FLAG,
    },
    "family": {
        "family_key": BIG, "file_no": BIG, "sha256": TEXT, "landed_on": DAY,
        "landing_number": INT, "period": TEXT, "first_row": INT, "last_row": INT,
        "head_row": INT, "no_kk": TEXT, "kelurahan_code": TEXT, "rt": TEXT, "rw": TEXT,
        "address": TEXT, "address_key": TEXT, "has_fixed_income": FLAG, "is_affected": FLAG,
        "is_self_reported": FLAG, "has_damaged_nik": FLAG, "has_head": FLAG,
        "member_count": BIG, "has_nik": FLAG, "head_nik": TEXT, "head_name": TEXT,
        "head_name_key": TEXT, "head_birth_date": DAY,
    },
    "kemensos": {
        **ROW, "warnings": pa.list_(TEXT), "no_kk": TEXT, "nik": TEXT, "name": TEXT,
        "name_key": TEXT, "birth_date": DAY, "kelurahan_code": TEXT, "programme": TEXT,
        "is_active": FLAG,
    },
    "dukcapil/kematian": {
        **ROW, "warnings": pa.list_(TEXT), "certificate": TEXT, "nik": TEXT, "no_kk": TEXT,
        "name": TEXT, "name_key": TEXT, "birth_date": DAY, "kelurahan_code": TEXT,
        "died_on": DAY, "reported_on": DAY, "is_reversal": FLAG,
    },
    "dukcapil/pindah": {
        **ROW, "warnings": pa.list_(TEXT), "permit": TEXT, "nik": TEXT, "name": TEXT,
        "name_key": TEXT, "no_kk_from": TEXT, "no_kk_to": TEXT, "region_from": TEXT,
        "region_to": TEXT, "address_to": TEXT, "rt_to": TEXT, "rw_to": TEXT, "moved_on": DAY,
        "reported_on": DAY, "is_reversal": FLAG,
    },
    "sanggah": {
        **ROW, "warnings": pa.list_(TEXT), "appeal": TEXT, "lodged_on": DAY,
        "appealed_period": TEXT, "no_kk": TEXT, "nik": TEXT, "grounds": TEXT, "proof": TEXT,
    },
    "dukcapil/kk": {
        **ROW, "warnings": pa.list_(TEXT), "no_kk_from": TEXT, "no_kk_to": TEXT, "nik": TEXT,
        "relationship": TEXT, "effective_on": DAY, "cause": TEXT,
    },
}  # fmt: skip
ROWS_PER_FILE = 16777216
Record = Family | QuarantinedRow | Enrolment | Death | Relocation | KkChange | Appeal
Rows = list[dict[str, Any]]


def write_empty_landings(lake: Lake, feeds: dict[str, Feed]) -> None:
    """The landing that gives every feed that decides its tables."""
    for feed in feeds.values():
        if feed.feed in {"rt_rw", *SCHEMAS}:
            _seal(lake, feed, 0, EMPTY_LANDING_ON, [])


def write_landing(lake: Lake, feeds: dict[str, Feed], landed: Landed, night: int) -> None:
    """What one night landed, feed by feed."""
    by_feed: dict[str, list[Record]] = {
        "rt_rw": [*landed.families, *landed.quarantined],
        "kemensos": [*landed.enrolments],
        "dukcapil/kematian": [*landed.deaths],
        "dukcapil/pindah": [*landed.relocations],
        "dukcapil/kk": [*landed.kk_changes],
        "sanggah": [*landed.appeals],
    }
    for name, records in by_feed.items():
        of_night = [record for record in records if record.source.sequence == night]
        if of_night:
            _seal(lake, feeds[name], night, of_night[0].source.landed_on, of_night)


def _seal(lake: Lake, feed: Feed, number: int, landed_on: date, records: list[Record]) -> None:
    keys = sorted({(_period(record) or "", record.source.sha256) for record in records})
    files = {key: number * 100000 + index for index, key in enumerate(keys, start=1)}
    tables = _tables(feed, files, records)
    tables["files"] = [
        {
            "file_no": file_no, "feed": feed.feed, "period": period or None, "name": sha256,
            "sha256": sha256, "size_bytes": 1, "status": "ACCEPTED", "row_count": 0,
            "accepted": 0, "quarantined": 0, "skipped": 0, "landed_on": landed_on,
            "landing_number": number,
        }
        for (period, sha256), file_no in files.items()
    ]  # fmt: skip
    facts = {"feed": feed.feed, "landed_on": landed_on.isoformat(), "suite_sha256": ""}
    with lake.seal(f"validated/{feed.slug}/{number:06d}", facts) as directory:
        for name, rows in tables.items():
            columns = SCHEMAS[feed.feed if name == "accepted" else name]
            full = [{column: row.get(column) for column in columns} for row in rows]
            table = pa.Table.from_pylist(full, schema=pa.schema(list(columns.items())))
            pq.write_table(table, directory / f"{name}.parquet")


def _period(record: Record) -> str | None:
    return record.period if isinstance(record, Family | QuarantinedRow | Enrolment) else None


def _tables(
    feed: Feed, files: dict[tuple[str, str], int], records: list[Record]
) -> dict[str, Rows]:
    tables: dict[str, Rows] = {"quarantined": []}
    if feed.feed == "rt_rw":
        tables |= {"member": [], "family": []}
    else:
        tables |= {"accepted": []}
    for record in sorted(
        records, key=lambda r: (files[_period(r) or "", r.source.sha256], r.source)
    ):
        file_no = files[_period(record) or "", record.source.sha256]
        if isinstance(record, Family):
            tables["family"].append(_family_row(record, file_no))
            tables["member"] += [_member_row(record, member, file_no) for member in record.members]
        elif isinstance(record, QuarantinedRow):
            tables["quarantined"].append(
                _row(record.source, file_no, record.period)
                | {"codes": ["NIK_FORMAT"], "is_file_rejected": False}
                | {"no_kk": record.no_kk, "nik": record.nik}
            )
        else:
            tables["accepted"].append(
                _row(record.source, file_no, _period(record)) | _feed_values(record)
            )
    return tables


def _row(source: Source, file_no: int, period: str | None) -> dict[str, Any]:
    return {
        "row_key": file_no * ROWS_PER_FILE + source.row,
        "file_no": file_no,
        "row_number": source.row,
        "period": period,
        "warnings": [],
    }


def _family_row(family: Family, file_no: int) -> dict[str, Any]:
    head = family.head
    return {
        "family_key": file_no * ROWS_PER_FILE + family.source.row,
        "file_no": file_no,
        "sha256": family.source.sha256,
        "landed_on": family.source.landed_on,
        "landing_number": family.source.sequence,
        "period": family.period,
        "first_row": family.source.row,
        "last_row": max(member.row for member in family.members),
        "head_row": head.row,
        "no_kk": family.no_kk,
        "kelurahan_code": family.kelurahan,
        "rt": family.rt,
        "rw": family.rw,
        "address": family.address,
        "address_key": letters_and_digits(family.address),
        "has_fixed_income": family.has_fixed_income,
        "is_affected": family.is_affected,
        "is_self_reported": family.is_self_reported,
        "has_damaged_nik": family.has_damaged_nik,
        "has_head": any(m.relationship == HEAD_OF_FAMILY for m in family.members),
        "member_count": len(family.members),
        "has_nik": any(member.nik for member in family.members),
        "head_nik": head.nik,
        "head_name": head.name,
        "head_name_key": normalised(head.name),
        "head_birth_date": head.birth_date,
    }


def _member_row(family: Family, member: Member, file_no: int) -> dict[str, Any]:
    return {
        "row_key": file_no * ROWS_PER_FILE + member.row,
        "file_no": file_no,
        "row_number": member.row,
        "period": family.period,
        "warnings": [],
        "family_key": file_no * ROWS_PER_FILE + family.source.row,
        "nik": member.nik,
        "name": member.name,
        "name_key": normalised(member.name),
        "relationship": member.relationship,
        "sex": "L",
        "birth_date": member.birth_date,
        "is_head": member.is_head,
    }


def _feed_values(record: Enrolment | Death | Relocation | KkChange | Appeal) -> dict[str, Any]:
    values: dict[str, Any] = dict(vars(record))
    if isinstance(record, Appeal):
        return values | {
            "appeal": letters_and_digits(record.number),
            "appealed_period": record.period,
            "period": None,
        }
    if not isinstance(record, KkChange):
        values["name_key"] = normalised(record.name)
    values["kelurahan_code"] = values.pop("kelurahan", None)
    for number in ("certificate", "permit"):
        if number in values:
            values[number] = letters_and_digits(values[number])
    return values
