"""A case is shown with both its sides as they were sent, field by field."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.oracle.cases import Case, head, kk, member, nik
from tests.oracle.lake_writer import write_empty_landings, write_landing

from tepat.access.access_log import Access
from tepat.casework.review import CaseView, resolve, show
from tepat.domain.feeds import load_feeds
from tepat.domain.messages import load_messages
from tepat.domain.resolutions import Answer
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import LakeDamagedError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

MESSAGES = load_messages(PROJECT_ROOT / "include")
CASE_ID, FILE = "a1" * 32, "a" * 64
BORN = date(1977, 3, 5)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A lake with a family, and a row of a national list that may be its head or not."""
    town = Case()
    town.family(kk(1), replace(head(11), name="Budi Soedjono"), member(12, "Dewi Lestari"))
    town.enrolled(nik(11)[:-2] + "11", "BUDI SUJONO", no_kk=kk(2), born=BORN)
    found = Settings(state_dir=tmp_path)
    lake, feeds = Lake(found.lake_dir), load_feeds(found.include_dir / "feeds")
    write_empty_landings(lake, feeds)
    write_landing(lake, feeds, town.landed, 1)
    return found


def raise_case(warehouse: Warehouse, row: int = 4, **more: Any) -> None:
    left = {"feed": "rt_rw", "file": FILE, "row": 2, "side": "1" * 64, "household_id": "H1"}
    right = {"feed": "kemensos", "file": FILE, "row": row, "side": "2" * 64}
    with warehouse.begin() as connection:
        connection.execute(
            sa.text(
                "insert into ops.review_case"
                " (case_id, kind, household_id, period, detail, opened_by_run)"
                " values (:case_id, 'MATCH_NAME_DOB', 'H1', '2021-07', cast(:d as jsonb), 1)"
            ),
            {"case_id": CASE_ID, "d": json.dumps({"left": left, "right": right, **more})},
        )


def shown(settings: Settings, warehouse: Warehouse) -> CaseView:
    return show(settings, warehouse, MESSAGES, CASE_ID[:6], Access("Rina", "review show"))


def test_viewing_a_case_is_recorded_in_the_access_log(
    settings: Settings, warehouse: Warehouse
) -> None:
    raise_case(warehouse)
    shown(settings, warehouse)
    with warehouse.begin(Role.AUDITOR) as connection:
        noted = connection.exec_driver_sql(
            "select accessed_by, tool, household_id, case_id from ops.access"
        ).all()
    assert noted == [("Rina", "review show", "H1", CASE_ID)]


def test_case_view_compares_each_field_of_both_records(
    settings: Settings, warehouse: Warehouse
) -> None:
    raise_case(warehouse)
    view = shown(settings, warehouse)
    fields = {field.name: (field.left, field.right, field.agreement) for field in view.fields}
    assert fields["name"] == ("Budi Soedjono", "BUDI SUJONO", "AGREES")
    assert fields["birth_date"] == ("05-03-1977", "05-03-1977", "AGREES")
    assert fields["no_kk"] == (kk(1), kk(2), "ONE_SLIP")
    assert fields["programme"] == (None, "PKH", "ABSENT")
    assert view.left == f"{FILE}, baris 2 (keluarga H1)"
    assert view.right == f"{FILE}, baris 4"


def test_case_view_shows_the_linkage_weight_of_each_field(
    settings: Settings, warehouse: Warehouse
) -> None:
    raise_case(warehouse, weights={"name": 7.5})
    weights = {field.name: field.weight for field in shown(settings, warehouse).fields}
    assert (weights["name"], weights["nik"]) == (7.5, None)


def test_case_view_shows_the_answers_below_the_records(
    settings: Settings, warehouse: Warehouse
) -> None:
    raise_case(warehouse)
    resolve(warehouse, MESSAGES, CASE_ID, Answer.SAME, by="Rina", note="KTP diperiksa")
    (given,) = shown(settings, warehouse).answers
    assert (given.answer, given.resolved_by, given.note) == (Answer.SAME, "Rina", "KTP diperiksa")


def test_case_view_names_a_row_missing_from_the_lake_without_content(
    settings: Settings, warehouse: Warehouse
) -> None:
    raise_case(warehouse, row=99)
    with pytest.raises(LakeDamagedError, match="Row 99"):
        shown(settings, warehouse)
