"""Where many complain of the distance the sites are planned anew, and the bank is told."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from tests.casework.test_complaints import complaint
from tests.distribution.sites.test_site_plan import FORTNIGHT, ISLAND_SITE, planned
from tests.distribution.town import PONDOK_PINANG, SITE, Town

from tepat.casework.complaints import TOO_FAR
from tepat.distribution.sites.replan import remap_sites
from tepat.distribution.sites.site_inputs import NoPlanError
from tepat.domain.feeds import COMPLAINTS

pytestmark = pytest.mark.slow

DAY = date(2021, 7, 25)


def test_complaints_about_distance_move_their_kelurahan_to_a_nearer_site(
    town: Town,
) -> None:
    one_day = replace(FORTNIGHT, days=1)
    near = SITE | {"KAPASITAS_PER_HARI": "4"}
    far = SITE | {"KODE_LOKASI": "S2", "KODE_KELURAHAN": "31.74.01.1002", "LINTANG": "-6.2500"}
    # Where the families of Pondok Pinang live is known from a school that is closed now: from there
    # the far site is not quite as much farther than the near one as it is from Tebet.
    home = SITE | {
        "KODE_LOKASI": "S3",
        "KODE_KELURAHAN": PONDOK_PINANG,
        "LINTANG": "-6.2330",
        "TANGGAL_BUKA": "01-06-2021",
        "TANGGAL_TUTUP": "02-06-2021",
    }
    planned(town, near, far, home, ISLAND_SITE, calendar=one_day)
    before = travel(town)
    town.send(COMPLAINTS, "1.csv", [complaint(1, TOO_FAR, KODE_KELURAHAN=PONDOK_PINANG)])
    town.take_in(COMPLAINTS, on=DAY)
    publication_id, context = town.published
    proposal = town.folder / "out" / "usulan.csv"
    done = remap_sites(replace(context, run_date=DAY), publication_id, proposal)
    assert done.after.complained_km is not None
    assert done.before.complained_km is not None
    assert done.after.complained_km < done.before.complained_km
    with proposal.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == done.changes
    after = travel(town)
    for line in lines:
        key = (line["KODE_KELURAHAN"], line["KODE_LOKASI"])
        assert int(line["PENERIMA_SEBELUM"]) == before.get(key, 0)
        assert int(line["PENERIMA_SESUDAH"]) == after.get(key, 0)


def travel(town: Town) -> dict[tuple[object, object], object]:
    rows = town.rows(
        "select kelurahan_code, site_code, recipients from ops.site_travel"
        " where plan_number = (select max(plan_number) from published.site_plan)"
    )
    return {(kelurahan, site): recipients for kelurahan, site, recipients in rows}


def test_replan_without_complaints_changes_nothing(town: Town) -> None:
    first = planned(town, SITE, ISLAND_SITE)
    publication_id, context = town.published
    done = remap_sites(context, publication_id, town.folder / "usulan.csv")
    assert (done.made.plan_number, done.changes) == (first.plan_number, 0)
    assert done.before == done.after


def test_replan_without_a_site_plan_is_refused(town: Town) -> None:
    publication_id, context = town.published
    with pytest.raises(NoPlanError, match="tepat sites assign"):
        remap_sites(context, publication_id, town.folder / "usulan.csv")
