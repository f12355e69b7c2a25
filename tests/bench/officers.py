"""Officers who know the truth of a simulated month, and answer what its nights ask them."""

from pathlib import Path
from typing import Any

import duckdb
import psycopg2
import pyarrow as pa
from psycopg2.extras import RealDictCursor

from tepat.casework.review import resolve
from tepat.casework.review.cases import TWO_HOUSEHOLDS
from tepat.domain.messages import load_messages
from tepat.domain.resolutions import Answer
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT

# The other side is a listing too where a person stands in two households.
_OPEN_CASES = """
    with opened as (
        select case_id, kind, detail -> 'left' as one_side, detail -> 'right' as other_side
        from ops.review_case
        where status = 'OPEN'
    )
    select
        opened.case_id, opened.kind, other_side ->> 'feed' as feed,
        one_file.name as file, (one_side ->> 'row')::integer as row_number,
        one_side ->> 'household_id' as household_id,
        other_file.name as other_file, (other_side ->> 'row')::integer as other_row,
        other_side ->> 'household_id' as other_household_id
    from opened
    inner join ops.landed_file as one_file
        on one_side ->> 'file' = one_file.sha256 and one_file.status <> 'DUPLICATE'
    inner join ops.landed_file as other_file
        on other_side ->> 'file' = other_file.sha256 and other_file.status <> 'DUPLICATE'
    order by opened.case_id
"""
_BESIDE_THE_TRUTH = """
    select
        asked.*, one.story, one.defect, other.defect as other_defect,
        list_contains(one.expected_reasons, 'ENROLLED_ELSEWHERE') as is_enrolled
    from asked
    inner join read_parquet($truth) as one
        on asked.file = one.file and asked.row_number between one.first_row and one.last_row
    left join read_parquet($truth) as other
        on asked.other_file = other.file
        and asked.other_row between other.first_row and other.last_row
    order by asked.case_id
"""
# What a family has been through when a row of the registry truly tells of one of its members.
_STORIES = {
    "dukcapil/kematian": {"dead_head", "dead_member", "death_reported_late"},
    "dukcapil/pindah": {
        *("moved_within", "moved_out", "moved_out_in_period"),
        *("member_moved_out", "head_moved_out", "member_left"),
    },
}
_LISTED_ELSEWHERE = "in_two_households"  # this listing has a member who lives in the other


def answer_open_cases(warehouse_url: str, truth: Path) -> int:
    """Answer every open case of a match or of a person in two households, as is true.

    Args:
        warehouse_url: Of the warehouse that holds the cases.
        truth: The truth's folder.

    Returns:
        How many cases were answered.

    Raises:
        ValueError: A case is about a family of which the truth knows nothing.
    """
    connection = psycopg2.connect(warehouse_url)
    try:
        with connection.cursor(cursor_factory=RealDictCursor) as cursor:
            cursor.execute(_OPEN_CASES)
            asked = [dict(row) for row in cursor.fetchall()]
    finally:
        connection.close()
    if not asked:
        return 0
    with duckdb.connect() as engine:
        engine.register("asked", pa.Table.from_pylist(asked))
        parameters = {"truth": str(truth / "household.parquet")}
        beside = engine.sql(_BESIDE_THE_TRUTH, params=parameters).to_arrow_table()
    known = beside.to_pylist()
    if len(known) != len(asked):
        raise ValueError(f"the truth knows {len(known)} of {len(asked)} cases")
    warehouse = Warehouse(warehouse_url, PROJECT_ROOT / "include" / "sql")
    messages = load_messages(PROJECT_ROOT / "include")
    for case in known:
        answer, household_id = _answer(case)
        resolve(
            *(warehouse, messages, case["case_id"], answer),
            by="simulated officer",
            note="as is true of the simulated month",
            household_id=household_id,
        )
    return len(known)


def _answer(case: dict[str, Any]) -> tuple[Answer, str | None]:
    """What is true, and of a person in two households where he belongs."""
    if case["kind"] == TWO_HOUSEHOLDS:
        if case["defect"] == _LISTED_ELSEWHERE:
            return Answer.SAME, case["other_household_id"]
        if case["other_defect"] == _LISTED_ELSEWHERE:
            return Answer.SAME, case["household_id"]
        return Answer.DIFFERENT, None
    if case["feed"] == "kemensos":
        return (Answer.SAME if case["is_enrolled"] else Answer.DIFFERENT), None
    is_told = case["story"] in _STORIES[case["feed"]]
    return (Answer.SAME if is_told else Answer.DIFFERENT), None
