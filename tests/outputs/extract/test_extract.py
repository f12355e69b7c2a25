"""An extract follows persons over months under one key, and says nobody's number or name."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.stages.publish.night import JULY, Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.access.access_log import Access
from tepat.access.pseudonym_keys import PseudonymKey
from tepat.domain.periods import Period
from tepat.outputs.extract import ExtractSummary, write_extract
from tepat.stages.publish import commit
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import NothingPublishedError
from tepat.support.settings import Settings

pytestmark = pytest.mark.slow

AUGUST = Period(2021, 8)
K1, K2 = PseudonymKey("k1", b"1" * 32), PseudonymKey("k2", b"2" * 32)
ACCESS = Access("Rina", "extract")


@pytest.fixture
def office(warehouse: Warehouse, tmp_path: Path) -> Warehouse:
    """The same three households in July, and in August without the third."""
    for period, numbers in ((JULY, (1, 2, 3)), (AUGUST, (1, 2))):
        context = decide(
            begin(warehouse, tmp_path, period), [Household(number) for number in numbers]
        )
        compare(context)
        commit(context)
    return warehouse


def take(
    office: Warehouse, folder: Path, period: Period, key: PseudonymKey
) -> tuple[ExtractSummary, list[dict[str, Any]]]:
    out = folder / f"{period}-{key.key_id}.parquet"
    summary = write_extract(Settings(state_dir=folder), office, period, out, key=key, access=ACCESS)
    return summary, pq.read_table(out).to_pylist()


def persons(rows: list[dict[str, Any]]) -> set[str]:
    return {row["person_key"] for row in rows if row["person_key"]}


def test_pseudonym_is_stable_across_months_and_differs_between_keys(
    office: Warehouse, tmp_path: Path
) -> None:
    _, july = take(office, tmp_path, JULY, K1)
    _, august = take(office, tmp_path, AUGUST, K1)
    assert persons(august) < persons(july)
    assert len(persons(july)) == 3
    _, other = take(office, tmp_path, JULY, K2)
    assert not persons(other) & persons(july)
    assert {row["household_key"] for row in august} < {row["household_key"] for row in july}


def test_extract_contains_each_member_once_and_marks_the_payee(
    office: Warehouse, tmp_path: Path
) -> None:
    summary, rows = take(office, tmp_path, JULY, K1)
    assert (summary.persons, summary.without_nik, summary.key_id) == (6, 3, "k1")
    assert sorted(row["relationship"] for row in rows if row["is_payee"]) == 3 * ["KEPALA KELUARGA"]
    assert {row["birth_year"] for row in rows} == {1970, 1972}


def test_extract_contains_no_number_name_birth_date_or_household_id(
    office: Warehouse, tmp_path: Path
) -> None:
    take(office, tmp_path, JULY, K1)
    text = str(pq.read_table(tmp_path / "2021-07-k1.parquet").to_pydict())
    with office.begin(Role.AUDITOR) as connection:
        known = connection.exec_driver_sql(
            "select nik, name, birth_date::text, household_id from published.member"
            " union select no_kk, payee_name, payee_nik, household_id from published.decision"
        ).all()
    found = [value for row in known for value in row if value and value in text]
    assert len(known) > 5
    assert found == []


def test_extract_is_owner_only_deterministic_and_recorded_in_the_access_log(
    office: Warehouse, tmp_path: Path
) -> None:
    take(office, tmp_path, JULY, K1)
    path = tmp_path / "2021-07-k1.parquet"
    before = path.read_bytes()
    take(office, tmp_path, JULY, K1)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o600
    with office.begin(Role.AUDITOR) as connection:
        noted = connection.exec_driver_sql("select accessed_by, tool, period from ops.access").all()
    assert noted == 2 * [("Rina", "extract", "2021-07")]


def test_extract_of_an_unpublished_month_writes_nothing(office: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError):
        take(office, tmp_path, Period(2021, 9), K1)
    assert not list(tmp_path.glob("*.parquet"))
