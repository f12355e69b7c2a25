"""A simulated month is distributed: every attendance and complaint ends as it ought to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.distribution.town import JULY, RUN_DATE, Town

from tepat.access.access_log import Access
from tepat.casework.complaints import route_complaints
from tepat.distribution.outreach.invitations import (
    ATTENDANCE,
    update_invitations,
    write_invitations,
)
from tepat.distribution.sites.site_inputs import Calendar
from tepat.distribution.sites.site_plan import plan_sites
from tepat.domain.feeds import COMPLAINTS
from tepat.pipelines.refresh import refresh
from tepat.simulate import Profile, simulate, simulate_distribution
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

AFTERWARDS = date(2021, 8, 2)


def truth(town: Town, kind: str, column: str) -> dict[object, object]:
    (path,) = (town.folder / "truth-distribution").glob(f"{kind}-*.parquet")
    table = pq.read_table(path)
    return dict(zip(table["source_row"].to_pylist(), table[column].to_pylist(), strict=True))


def test_simulated_attendance_and_complaints_end_in_the_expected_states(
    tmp_path: Path, warehouse_url: str, warehouse: Warehouse
) -> None:
    town = Town(tmp_path, warehouse_url, warehouse)
    include = PROJECT_ROOT / "include"
    simulate(tmp_path, JULY, 1500, 7, Profile.TYPICAL, include)
    refresh(town.settings, warehouse_url, JULY, RUN_DATE, approved_by="test")
    publication_id, context = town.published
    plan_sites(context, publication_id, Calendar(date(2021, 7, 19), 14))
    update_invitations(context)
    invited = write_invitations(context, tmp_path / "undangan.csv", Access("Rina", "test"))
    assert (tmp_path / "undangan.csv").stat().st_mode & 0o777 == 0o600
    simulate_distribution(tmp_path, tmp_path / "undangan.csv", include)
    for feed in (ATTENDANCE, COMPLAINTS):
        town.take_in(feed, on=AFTERWARDS)
    done = update_invitations(replace(context, run_date=AFTERWARDS))
    route_complaints(replace(context, run_date=AFTERWARDS))
    assert 0.06 < done.rounds[0].absent / invited < 0.12
    noted = town.rows("select source_row, coalesce(refusal, outcome) from published.attendance")
    assert {row: outcome for row, outcome in noted} == truth(town, "attendance", "outcome")
    routed = town.rows("select source_row, route from ops.complaint")
    assert {row: route for row, route in routed} == truth(town, "complaints", "route")
