"""What is said to make a family eligible was computed, or it is said that it could not be."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.oracle.model import HEAD_OF_FAMILY, Enrolment, KkChange, Relocation, Source
from tests.oracle.nights import Played, play
from tests.oracle.town import MemberDraft
from tests.oracle.worlds import FamilyDraft, FeedRow, File, NightDraft, World

from tepat.domain.messages import load_messages
from tepat.outputs.explain import Explanation, Prospects
from tepat.outputs.explain.counterfactuals import add_prospects
from tepat.outputs.explain.explanation import Evidence, Reason
from tepat.support.settings import PROJECT_ROOT, Settings

MESSAGES = load_messages(PROJECT_ROOT / "include")
NIGHT = date(2021, 7, 19)
ANYWHERE = Source(NIGHT, 1, "", 0)
SARI, BUDI, RINI = "3174014505800001", "3174010501780002", "3174016003750003"
KK_OF_SARI, KK_OF_BUDI, KK_OF_RINI = "3174010101210001", "3174010101210002", "3174010101210003"


def family(no_kk: str, nik: str, name: str, *, has_fixed_income: bool = False) -> FamilyDraft:
    head = MemberDraft(nik, name, HEAD_OF_FAMILY, date(1980, 5, 5))
    return FamilyDraft(
        no_kk, "31.74.01.1001", "001", "002", "Jalan Melati 1", has_fixed_income=has_fixed_income,
        is_affected=True, is_self_reported=False, members=(head,),
    )  # fmt: skip


def enrolment(programme: str) -> Enrolment:
    return Enrolment(
        ANYWHERE, "2021-07", None, SARI, "Sari Dewi", None, None, programme, is_active=True
    )


BUDI_JOINED_SARI = KkChange(ANYWHERE, KK_OF_BUDI, KK_OF_SARI, BUDI, date(2021, 5, 1))
RINI_LEFT_JAKARTA = Relocation(
    ANYWHERE, "SKP1", RINI, "Rini Astuti", KK_OF_RINI, None, "31.74.01.1001", "32.76", None, None,
    None, date(2021, 5, 1), date(2021, 5, 3), is_reversal=False,
)  # fmt: skip


def files(feed: str, period: str | None, *rows: FeedRow) -> File:
    return File(feed, period, "feed.csv", rows=rows)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Sari has an income and two programmes, Budi left for her family, Rini for Depok."""
    families = (
        family(KK_OF_SARI, SARI, "Sari Dewi", has_fixed_income=True),
        family(KK_OF_BUDI, BUDI, "Budi Santoso"),
        family(KK_OF_RINI, RINI, "Rini Astuti"),
    )
    landed = (
        File("rt_rw", "2021-07", "melati.csv", families=families),
        files("kemensos", "2021-07", enrolment("PKH"), enrolment("BPNT")),
        files("dukcapil/kk", None, BUDI_JOINED_SARI),
        files("dukcapil/pindah", None, RINI_LEFT_JAKARTA),
    )
    world = World(0, (NightDraft("2021-07", NIGHT, landed),))
    (played,) = play(world, tmp_path_factory.mktemp("town") / "state")
    return played


def explained(town: Played, no_kk: str) -> Explanation:
    """A family as the warehouse would tell of it."""
    (row,) = (row for row in town.found.values() if row["no_kk"] == no_kk)
    return Explanation(
        household_id=row["household_id"],
        period=row["period"],
        no_kk=row["no_kk"],
        kelurahan_code=row["kelurahan_code"],
        rt=row["rt"],
        rw=row["rw"],
        kelurahan=None,
        kecamatan=None,
        kota=None,
        place="",
        status=row["status"],
        statement="",
        amount_idr=row["amount_idr"],
        reasons=tuple(reasons(json.loads(row["evidence"]))),
        notes=dict.fromkeys(row["notes"], ""),
        payee_name=row["payee_name"],
        payee_nik=row["payee_nik"],
        payee_role=row["payee_role"],
        payee_why="",
        member_count=row["member_count"],
        members=(),
        submission="",
        rule_set=row["rule_set"],
        rule_set_sha256=row["rule_set_sha256"],
        rule_book_sha256="e" * 64,
        product_version="0.2.0",
        run_date=NIGHT,
        published_at=datetime(2021, 7, 19, tzinfo=UTC),
        publication_id=1,
        history=(),
        open_cases=(),
        answered_cases=(),
    )


def reasons(evidence: dict[str, list[dict[str, Any]]]) -> Iterator[Reason]:
    for code, items in evidence.items():
        cited = (
            Evidence(item["feed"], "", item["file"], item["row"], None, None, None, None, None)
            for item in items
        )
        yield Reason(code, "", "", tuple(cited))


def ask(town: Played, one: Explanation) -> Prospects:
    return add_prospects(town.context, MESSAGES, one)[1]


def test_counterfactual_of_each_obstacle_is_the_minimal_change(town: Played) -> None:
    sari = explained(town, KK_OF_SARI)
    (way,) = ask(town, sari).ways
    assert {(change.kind, change.value) for change in way.changes} == {
        ("enrolment_ended", "BPNT"),
        ("enrolment_ended", "PKH"),
        ("fixed_income_denied", None),
    }
    assert (way.outcome.status, way.outcome.amount_idr) == ("ELIGIBLE", 300_000)
    assert (way.outcome.payee_name, way.outcome.payee_role) == ("Sari Dewi", "HEAD")
    assert any("PKH" in sentence for sentence in way.messages)


def test_without_a_counterfactual_the_remaining_reasons_are_listed(town: Played) -> None:
    found = ask(town, explained(town, KK_OF_BUDI))
    assert (found.ways, found.standing) == ((), ("NO_SURVIVING_MEMBER",))


def test_counterfactual_shows_the_report_date_of_registry_evidence(town: Played) -> None:
    dated, found = add_prospects(town.context, MESSAGES, explained(town, KK_OF_RINI))
    (evidence,) = dated.reasons[0].evidence
    assert evidence.reported_on == date(2021, 5, 3)
    assert [change.kind for way in found.ways for change in way.changes] == ["moved_back"]


def test_eligible_family_has_no_counterfactual(town: Played) -> None:
    sari = replace(explained(town, KK_OF_SARI), status="ELIGIBLE")
    assert ask(town, sari) == Prospects()


def test_no_counterfactual_without_the_facts_of_the_run(town: Played, tmp_path: Path) -> None:
    elsewhere = replace(town.context, settings=Settings(state_dir=tmp_path))
    one = explained(town, KK_OF_SARI)
    same, found = add_prospects(elsewhere, MESSAGES, one)
    assert same == one
    assert (found.ways, found.tried) == ((), 0)
    assert found.unknown
    assert "danau data" in found.unknown


def test_no_counterfactual_when_the_rule_book_differs_from_the_run(
    town: Played, tmp_path: Path
) -> None:
    shutil.copytree(PROJECT_ROOT / "include", tmp_path / "include")
    rule = tmp_path / "include/sql/duckdb/decide/rules/not_affected.sql"
    rule.write_text(rule.read_text("utf-8") + "-- another hand\n", "utf-8")
    settings = Settings(state_dir=town.context.settings.state_dir, include_dir=tmp_path / "include")
    elsewhere = replace(town.context, settings=settings)
    _, found = add_prospects(elsewhere, MESSAGES, explained(town, KK_OF_SARI))
    assert found.ways == ()
    assert found.unknown
    assert "aturan" in found.unknown


def test_no_counterfactual_when_the_rules_do_not_reproduce_the_decision(town: Played) -> None:
    found = ask(town, replace(explained(town, KK_OF_SARI), member_count=7))
    assert found.ways == ()
    assert found.unknown
    assert "replay" in found.unknown


def test_no_counterfactual_for_a_family_that_left_the_list(town: Played) -> None:
    left = replace(explained(town, KK_OF_SARI), reasons=(Reason("NOT_PROPOSED", "", "", ()),))
    found = ask(town, left)
    assert found.ways == ()
    assert found.unknown
    assert "diusulkan" in found.unknown


def test_no_counterfactual_when_the_lake_lacks_the_household(town: Played) -> None:
    found = ask(town, replace(explained(town, KK_OF_SARI), household_id="H0"))
    assert found.ways == ()
    assert found.unknown
    assert "danau data" in found.unknown
