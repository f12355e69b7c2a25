"""Invented nights: what a run decided, written to a lake as the stages before would."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stores.runs import begin_run
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

JULY = Period(2021, 7)
RUN_DATE = date(2021, 7, 19)
KELURAHAN = "31.74.01.1001"
FEEDS = ("rt_rw", "kemensos", "dukcapil/kematian", "dukcapil/pindah", "dukcapil/kk", "sanggah")
_TEXTS = pa.list_(pa.string())
_MEMBER: dict[str, pa.DataType] = {
    "row_key": pa.int64(), "row_number": pa.int32(), "family_key": pa.int64(),
    "nik": pa.string(), "name": pa.string(), "relationship": pa.string(), "sex": pa.string(),
    "birth_date": pa.date32(),
}  # fmt: skip
_STATE: dict[str, pa.DataType] = {
    "household_id": pa.string(), "person_key": pa.int64(), "is_alive": pa.bool_(),
    "moved_out": pa.bool_(), "is_living_member": pa.bool_(), "link_methods": _TEXTS,
}  # fmt: skip
_HOUSEHOLD: dict[str, pa.DataType] = {"household_id": pa.string(), "family_key": pa.int64()}
_DECISION: dict[str, pa.DataType] = {
        "household_id": pa.string(), "period": pa.string(), "no_kk": pa.string(),
        "kelurahan_code": pa.string(), "rt": pa.string(), "rw": pa.string(),
        "status": pa.string(), "reason_codes": _TEXTS, "notes": _TEXTS,
        "payee_nik": pa.string(), "payee_name": pa.string(), "payee_role": pa.string(),
        "member_count": pa.int32(), "amount_idr": pa.int64(), "evidence": pa.string(),
        "source_file": pa.string(), "source_row": pa.int32(), "rule_set": pa.string(),
        "rule_set_sha256": pa.string(), "list_kelurahan_code": pa.string(),
}  # fmt: skip
_CASE: dict[str, pa.DataType] = {
        "case_id": pa.string(), "kind": pa.string(), "household_id": pa.string(),
        "score": pa.float64(), "detail": pa.string(),
}  # fmt: skip
_CONFIRMED_DISTINCT: dict[str, pa.DataType] = {
    "nik": pa.string(), "household_id": pa.string(), "other_household_id": pa.string(),
}  # fmt: skip
_FILE: dict[str, pa.DataType] = {
        "file_no": pa.int64(), "feed": pa.string(), "period": pa.string(), "name": pa.string(),
        "sha256": pa.string(), "size_bytes": pa.int64(), "status": pa.string(),
        "reason": pa.string(), "row_count": pa.int64(), "accepted": pa.int64(),
        "quarantined": pa.int64(), "skipped": pa.int64(), "landed_on": pa.date32(),
        "landing_number": pa.int32(),
}  # fmt: skip
_QUARANTINED: dict[str, pa.DataType] = {
    "row_key": pa.int64(), "file_no": pa.int64(), "row_number": pa.int32(),
    "period": pa.string(), "codes": _TEXTS, "is_file_rejected": pa.bool_(),
    "no_kk": pa.string(), "nik": pa.string(),
}  # fmt: skip
_VERDICT: dict[str, pa.DataType] = {
    "file_no": pa.int64(), "kelurahan_code": pa.string(), "code": pa.string(),
    "severity": pa.string(), "row_count": pa.int64(),
}  # fmt: skip
_EVENT: dict[str, pa.DataType] = {
    "row_key": pa.int64(), "died_on": pa.date32(), "moved_on": pa.date32(),
    "reported_on": pa.date32(), "is_reversal": pa.bool_(),
}  # fmt: skip


@dataclass(frozen=True)
class Household:
    """A household of two: a head and a wife."""

    number: int
    reasons: tuple[str, ...] = ()
    status: str = "ELIGIBLE"
    notes: tuple[str, ...] = ()
    kelurahan_code: str = KELURAHAN
    is_head_alive: bool = True
    wife: str = 'Sri, S.Pd "Yanti" O\'x\\'
    wife_relationship: str = "ISTRI"
    wife_born: date = date(1972, 3, 4)
    head_nik: str = ""
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def household_id(self) -> str:
        return f"H{self.number:07d}"

    def excluded(self, reason: str = "ENROLLED_ELSEWHERE") -> "Household":
        return replace(self, reasons=(reason,), status="INELIGIBLE")

    def decision(self, context: Context) -> dict[str, Any]:
        is_paid = self.status == "ELIGIBLE"
        payee = None if self.status == "INELIGIBLE" else self.members()[not self.is_head_alive]
        evidence = ",".join(
            f'"{reason}":[{{"feed":"kemensos","programme":"PKH","row":2}}]'
            for reason in self.reasons
        )
        role = "HEAD" if self.is_head_alive else "HEIR"
        return {
            "household_id": self.household_id,
            "period": str(context.period),
            "no_kk": f"3174{self.number:012d}",
            "kelurahan_code": self.kelurahan_code,
            "rt": "001",
            "rw": None,
            "status": self.status,
            "reason_codes": list(self.reasons),
            "notes": list(self.notes),
            "payee_nik": payee["nik"] if payee else None,
            "payee_name": payee["name"] if payee else None,
            "payee_role": role if payee else "NONE",
            "member_count": 1 + self.is_head_alive,
            "amount_idr": context.policy.amount_idr if is_paid else 0,
            "evidence": f"{{{evidence}}}",
            "source_file": f"{self.number // 50:064x}",
            "source_row": 2 + self.number % 50 * 2,
            "rule_set": context.policy.rule_set,
            "rule_set_sha256": context.policy.sha256,
            "list_kelurahan_code": self.kelurahan_code,
            **self.changes,
        }

    def members(self) -> list[dict[str, Any]]:
        shared = {
            "household_id": self.household_id,
            "period": str(JULY),
            "moved_out": False,
            "link_methods": ["NIK"],
        }
        head = {
            "source_row": 2 + self.number % 50 * 2,
            "nik": self.head_nik or f"3171{self.number:012d}",
            "name": f"Budi {self.number}",
            "relationship": "KEPALA KELUARGA",
            "sex": "L",
            "birth_date": date(1970, 1, 2),
            "is_alive": self.is_head_alive,
            "is_living_member": self.is_head_alive,
        }
        wife = {
            "source_row": 3 + self.number % 50 * 2,
            "nik": None,
            "name": self.wife,
            "relationship": self.wife_relationship,
            "sex": "P",
            "birth_date": self.wife_born,
            "is_alive": True,
            "is_living_member": True,
        }
        return [shared | head, shared | wife]


def begin(warehouse: Warehouse, state_dir: Path, period: Period = JULY) -> Context:
    """A run that has begun, on a lake in which every feed has its empty landing."""
    run_id = begin_run(warehouse, period, RUN_DATE)
    context = Context(Settings(state_dir=state_dir), warehouse, period, RUN_DATE, run_id)
    for feed in FEEDS:
        if not context.lake.landings(context.feeds[feed], "validated"):
            land(context, feed, [], on=date(1, 1, 1))
    return context


def land(
    context: Context,
    feed: str,
    files: Iterable[dict[str, Any]],
    *,
    on: date = RUN_DATE,
    reported: Iterable[date] = (),
    happened: date | None = None,
    quarantined: Iterable[dict[str, Any]] = (),
    verdicts: Iterable[dict[str, Any]] = (),
    members: Iterable[dict[str, Any]] = (),
) -> int:
    """One more validated landing of a feed; rows name their file by its place in ``files``.

    Returns its number. Keys of members count from 0 in each landing.
    """
    number = len(context.lake.landings(context.feeds[feed], "validated"))
    facts = {"feed": feed, "landed_on": on.isoformat()}
    rows = [
        {
            "file_no": number * 100000 + index,
            "feed": feed,
            "period": None,
            "name": f"{feed}/{number}-{index}.csv",
            "sha256": f"{number:032x}{index:032x}",
            "size_bytes": 100,
            "status": "ACCEPTED",
            "row_count": 10,
            "accepted": 10,
            "quarantined": 0,
            "skipped": 0,
            "landed_on": on,
            "landing_number": number,
            **file,
        }
        for index, file in enumerate(files, 1)
    ]
    events = [
        {
            "row_key": index,
            "died_on": happened or day,
            "moved_on": happened or day,
            "reported_on": day,
            "is_reversal": False,
        }
        for index, day in enumerate(reported)
    ]
    slug = context.feeds[feed].slug
    tables = {
        "files": (rows, _FILE),
        "accepted": (events, _EVENT),
        "quarantined": (_of_files(quarantined, number), _QUARANTINED),
        "verdicts": (_of_files(verdicts, number), _VERDICT),
        "member": (_in_landing(members, number), _MEMBER),
    }
    with context.lake.seal(f"validated/{slug}/{number:06d}", facts) as directory:
        for table, (content, schema) in tables.items():
            _write(content, schema, directory / f"{table}.parquet")
    return number


def _in_landing(members: Iterable[dict[str, Any]], landing: int) -> list[dict[str, Any]]:
    keys = ("family_key", "row_key")
    return [{**row, **{key: (landing << 32) + row[key] for key in keys}} for row in members]


def _of_files(rows: Iterable[dict[str, Any]], number: int) -> list[dict[str, Any]]:
    return [{**row, "file_no": number * 100000 + row["file"]} for row in rows]


def decide(
    context: Context,
    households: Iterable[Household],
    cases: Iterable[dict[str, Any]] = (),
    confirmed_distinct: Iterable[dict[str, Any]] = (),
) -> Context:
    """Write what the run decided."""
    households = sorted(households, key=lambda household: household.household_id)
    decisions = pa.Table.from_pylist(
        [household.decision(context) for household in households], schema=pa.schema(_DECISION)
    )
    linked = context.lake.run_directory(context.run_id, "linked")
    with context.lake.seal(linked, {}) as directory:
        number = _submit(context, households)
        families = [
            {"household_id": household.household_id, "family_key": _row_key(number, household)}
            for household in households
        ]
        _write(families, _HOUSEHOLD, directory / "household.parquet")
    landings = {
        feed: len(context.lake.landings(context.feeds[feed], "validated")) - 1 for feed in FEEDS
    }
    target = context.lake.run_directory(context.run_id, "decided")
    with context.lake.seal(target, {"landings": landings}) as directory:
        write_hashed(decisions, directory / "decision.parquet")
        states = [
            member | {"person_key": _row_key(number, household) + index}
            for household in households
            for index, member in enumerate(household.members())
        ]
        _write(states, _STATE, directory / "member_state.parquet")
        _write(cases, _CASE, directory / "review_case.parquet")
        _write(confirmed_distinct, _CONFIRMED_DISTINCT, directory / "confirmed_distinct.parquet")
    return context


def _submit(context: Context, households: Iterable[Household]) -> int:
    """Land the members on one more submission; the number of its landing."""
    members = [
        member
        | {
            "family_key": _row_key(0, household),
            "row_key": _row_key(0, household) + index,
            "row_number": member["source_row"],
        }
        for household in households
        for index, member in enumerate(household.members())
    ]
    return land(context, "rt_rw", [], members=members)


def _row_key(landing: int, household: Household) -> int:
    return (landing << 32) + household.number * 2


def _write(rows: Iterable[dict[str, Any]], types: dict[str, pa.DataType], path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(list(rows), schema=pa.schema(types)), path)


def write_hashed(rows: pa.Table, path: Path) -> None:
    """Write rows with a hash over all their columns."""
    with duckdb.connect() as connection:
        connection.register("rows", rows)
        hashed = "select *, sha256(rows::varchar) as row_hash from rows"
        connection.execute(f"copy ({hashed}) to '{path}' (format parquet)")
