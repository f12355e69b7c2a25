"""Nobody leaves the list for not coming, and every refusal says what to bring."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.distribution.sites.test_site_plan import FAR_SITE, ISLAND_SITE
from tests.distribution.town import SITE, Line, Town

from tepat.distribution.outreach.invitations import (
    ATTENDANCE,
    InvitationSummary,
    update_invitations,
)
from tepat.distribution.sites.site_inputs import SITES, Calendar
from tepat.distribution.sites.site_plan import plan_sites

pytestmark = pytest.mark.slow

FIRST_DAY = date(2021, 7, 19)
FOLDER = f"{ATTENDANCE}/2021-07"


def update(town: Town, on: date) -> InvitationSummary:
    _, context = town.published
    return update_invitations(replace(context, run_date=on))


def plan_from(town: Town, first_day: date) -> int:
    publication_id, context = town.published
    return plan_sites(context, publication_id, Calendar(first_day, 3)).recipients


def attendance(invitation: object, **cells: str) -> Line:
    came = {"ID_UNDANGAN": str(invitation), "UNDANGAN_KE": "1", "HADIR": "YA"}
    alone = {"TANGGAL": "19-07-2021", "DIWAKILI": "TIDAK", "NIK_WAKIL": ""}
    return came | alone | {"HUBUNGAN_WAKIL": "", "DOKUMEN": ""} | cells


def report(town: Town, name: str, on: date, *lines: Line) -> None:
    town.send(FOLDER, name, lines)
    town.take_in(ATTENDANCE, on=on)


@pytest.fixture
def invited(town: Town) -> list[object]:
    """All twelve families have their first invitation; their numbers."""
    town.send(SITES, "lokasi.csv", [SITE, FAR_SITE, ISLAND_SITE])
    town.take_in(SITES)
    plan_from(town, FIRST_DAY)
    assert update(town, FIRST_DAY - timedelta(days=1)).invitations == 12
    return [
        row[0] for row in town.rows("select invitation_id from published.invitation order by 1")
    ]


def test_absent_household_is_invited_again_and_verified_at_home_after_round_three(
    town: Town, invited: list[object]
) -> None:
    absent, came = attendance(invited[0], HADIR="TIDAK"), [attendance(u) for u in invited[1:]]
    day = FIRST_DAY + timedelta(days=1)
    report(town, "1.csv", day, absent, *came)
    assert update(town, day).attendances == 12
    for sent in (1, 2):
        first_day = FIRST_DAY + timedelta(days=4 * sent)
        assert plan_from(town, first_day) == 1
        assert update(town, first_day - timedelta(days=1)).invitations == 1
        assert update(town, first_day - timedelta(days=1)).invitations == 0
        assert town.rows("select count(*) from ops.field_verification") == [(0,)]
    done = update(town, FIRST_DAY + timedelta(days=12))
    assert (done.invitations, done.verifications) == (0, 1)
    assert [(each.round, each.invited, each.collected, each.absent) for each in done.rounds] == [
        (1, 12, 11, 1),
        (2, 1, 0, 1),
        (3, 1, 0, 1),
    ]
    assert town.rows(
        "select count(*) from published.current_decision where status = 'ELIGIBLE'"
    ) == [(12,)]
    assert town.rows("select sum(field_verifications) from report.invitations") == [(1,)]


def test_representative_is_told_in_indonesian_which_document_is_missing(
    town: Town, invited: list[object]
) -> None:
    day = FIRST_DAY
    report(
        town, "1.csv", day,
        attendance(invited[0], DIWAKILI="YA", HUBUNGAN_WAKIL="ANAK", DOKUMEN="SURAT_KUASA"),
        attendance(invited[1], DIWAKILI="YA", HUBUNGAN_WAKIL="ISTRI", DOKUMEN="BUKU_NIKAH"),
        attendance(invited[2], DIWAKILI="YA", HUBUNGAN_WAKIL="ISTRI", DOKUMEN="KTP_WAKIL"),
    )  # fmt: skip
    update(town, day)
    found = town.rows(
        "select outcome, refusal, remedy from published.attendance order by source_row"
    )
    assert [row[:2] for row in found] == [
        ("REFUSED", "SIGNATURE_MISSING"),
        ("COLLECTED", None),
        ("REFUSED", "FAMILY_DOCUMENT_MISSING"),
    ]
    assert "TTD_KEPALA_KELUARGA" in str(found[0][2])
    assert "KK atau BUKU_NIKAH" in str(found[2][2])


def test_third_round_without_earlier_rounds_and_second_collection_are_refused(
    town: Town, invited: list[object]
) -> None:
    day = FIRST_DAY
    report(
        town, "1.csv", day,
        attendance(invited[0], UNDANGAN_KE="3"),
        attendance("U-TIDAK-ADA"),
        attendance(invited[1]),
        attendance(invited[1], DOKUMEN="KK", DIWAKILI="TIDAK"),
    )  # fmt: skip
    update(town, day)
    assert update(town, day).attendances == 0
    assert town.rows("select outcome, refusal from published.attendance order by source_row") == [
        ("REFUSED", "ROUND_NOT_SENT"),
        ("REFUSED", "INVITATION_UNKNOWN"),
        ("COLLECTED", None),
        ("REFUSED", "ALREADY_COLLECTED"),
    ]
