"""Every recipient has one site and one day, and the plan says how far that is."""

from datetime import date

import pytest
from tests.distribution.town import PONDOK_PINANG, PULAU_KELAPA, SITE, Line, Town

from tepat.distribution.sites.site_inputs import SITES, Calendar, NoPlanError
from tepat.distribution.sites.site_plan import SitePlan, plan_sites

pytestmark = pytest.mark.slow

FORTNIGHT = Calendar(date(2021, 7, 19), 14)
ISLAND_SITE = SITE | {
    "KODE_LOKASI": "S9",
    "KODE_KELURAHAN": PULAU_KELAPA,
    "LINTANG": "-5.66",
    "BUJUR": "106.57",
}
FAR_SITE = SITE | {
    "KODE_LOKASI": "S2",
    "KODE_KELURAHAN": PONDOK_PINANG,
    "LINTANG": "-6.2800",
    "BUJUR": "106.7700",
}


def planned(town: Town, *sites: Line, calendar: Calendar = FORTNIGHT) -> SitePlan:
    town.send(SITES, f"{len(sites)}.csv", sites)
    town.take_in(SITES)
    publication_id, context = town.published
    return plan_sites(context, publication_id, calendar)


def test_each_family_is_assigned_to_its_nearest_site_and_islands_to_their_own(town: Town) -> None:
    made = planned(town, SITE, FAR_SITE, ISLAND_SITE)
    assert (made.recipients, made.sites_used, made.mean_km) == (12, 3, 0)
    load = "select site_code, sum(recipients) from report.site_load group by 1 order by 1"
    assert town.rows(load) == [("S1", 6), ("S2", 4), ("S9", 2)]
    assert town.rows("select sum(recipients), max(farthest_km) from report.site_distance") == [
        (12, 0)
    ]


def test_second_run_of_the_same_site_plan_is_identical_and_writes_nothing(town: Town) -> None:
    first = planned(town, SITE, FAR_SITE, ISLAND_SITE)
    publication_id, context = town.published
    second = plan_sites(context, publication_id, FORTNIGHT)
    assert (first.is_new, second.is_new) == (True, False)
    assert second.plan_number == first.plan_number
    assert town.rows("select count(*) from published.site_assignment") == [(12,)]


def test_site_plan_respects_daily_capacity_and_keeps_neighbours_together(town: Town) -> None:
    small = SITE | {"KAPASITAS_PER_HARI": "4"}
    planned(town, small, FAR_SITE, ISLAND_SITE, calendar=Calendar(date(2021, 7, 19), 2, 2))
    seated = town.rows(
        "select d.kelurahan_code, d.rt, count(distinct (a.site_code, a.day))"
        " from published.site_assignment as a join published.current_decision as d"
        " using (household_id) group by 1, 2 order by 3 desc limit 1"
    )
    assert seated[0][2] == 2  # six families of three RT on two days of three: one RT is parted
    assert town.rows("select max(recipients) from report.site_load where site_code = 'S1'") == [
        (3,)
    ]


def test_insufficient_capacity_is_reported_in_sites_and_days_without_a_plan(town: Town) -> None:
    small = SITE | {"KAPASITAS_PER_HARI": "2"}
    with pytest.raises(NoPlanError) as refused:
        planned(town, small, ISLAND_SITE, calendar=Calendar(date(2021, 7, 19), 2))
    assert "the mainland: 6 recipients, 1 site days" in refused.value.what
    assert "1 more sites" in refused.value.todo
    assert "1 more days" in refused.value.todo
    assert town.rows("select count(*) from published.site_plan") == [(0,)]


def test_island_without_its_own_site_is_not_assigned_to_the_mainland(town: Town) -> None:
    with pytest.raises(NoPlanError, match=PULAU_KELAPA):
        planned(town, SITE, FAR_SITE)


def test_site_is_used_only_after_its_location_is_known(town: Town) -> None:
    nowhere = SITE | {"KODE_LOKASI": "S3", "LINTANG": "", "BUJUR": ""}
    made = planned(town, SITE, nowhere, ISLAND_SITE)
    assert (made.sites_used, made.sites_without_place) == (2, 1)
    assert town.rows(
        "select status, accepted from ops.landed_file where feed = 'penyaluran/lokasi'"
    ) == [("ACCEPTED", 3)]


def test_invalid_site_rows_are_quarantined_with_an_indonesian_remedy(town: Town) -> None:
    closed = SITE | {"KODE_LOKASI": "S4", "KAPASITAS_PER_HARI": "0"}
    backwards = SITE | {"KODE_LOKASI": "S5", "TANGGAL_TUTUP": "18-07-2021"}
    made = planned(town, SITE, FAR_SITE, ISLAND_SITE, closed, backwards)
    assert made.sites_used == 3
    found = town.rows(
        "select row_number, codes, message from ops.quarantined_row"
        " where severity = 'critical' order by row_number"
    )
    assert [row[:2] for row in found] == [(5, ["CAPACITY_INVALID"]), (6, ["DATE_INVALID"])]
    assert "paling sedikit 1" in str(found[0][2])
    assert "mendahului" in str(found[1][2])


def test_site_plan_without_any_site_names_the_file_to_send(town: Town) -> None:
    publication_id, context = town.published
    with pytest.raises(NoPlanError, match="penyaluran/lokasi"):
        plan_sites(context, publication_id, FORTNIGHT)
