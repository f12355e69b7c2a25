"""Every audit check finds what it is named for, and a clean night passes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.stages.publish.night import FEEDS, JULY, RUN_DATE, Household, decide, land
from tests.stages.publish.steps import audit

from tepat.context import Context
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import AuditFailedError, ConfigurationError
from tepat.support.settings import PROJECT_ROOT, Settings

CLEAN = [
    Household(1),
    Household(2).excluded(),
    Household(3, is_head_alive=False),
    Household(4, reasons=("NO_ADULT_PAYEE",), status="HELD", changes={"payee_role": "NONE"}),
]
BROKEN: dict[str, dict[str, object]] = {
    "no_dead_or_departed_payee": {"payee_name": "Somebody else"},
    "no_payee_without_right": {"payee_role": "NONE"},
    "no_money_without_right": {"amount_idr": 0},
    "no_status_against_its_reasons": {"status": "HELD", "amount_idr": 0},
    "no_reason_without_evidence": {
        "reason_codes": ["NOT_AFFECTED"], "status": "INELIGIBLE", "amount_idr": 0,
        "payee_role": "NONE",
    },
    "no_member_miscounted": {"member_count": 3},
    "no_kelurahan_outside_dki": {"kelurahan_code": "32.76.01.1001"},
    "no_other_rule_set": {"rule_set": "another"},
}  # fmt: skip


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A run that no warehouse knows of: the audit needs none."""
    warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", PROJECT_ROOT / "include" / "sql")
    context = Context(Settings(state_dir=tmp_path), warehouse, JULY, RUN_DATE, 1)
    for feed in FEEDS:
        land(context, feed, [], on=date(1, 1, 1))
    return context


def test_audit_passes_a_run_without_faults(context: Context) -> None:
    report = audit(decide(context, CLEAN))
    assert report.warnings == ()
    assert len(report.results) >= 8


@pytest.mark.parametrize("check", BROKEN)
def test_audit_check_finds_the_fault_in_one_row(context: Context, check: str) -> None:
    decide(context, [*CLEAN, Household(5, changes=BROKEN[check])])
    with pytest.raises(AuditFailedError, match=rf"1 promise.*{check} \(1 rows\)"):
        audit(context)


MALADIES: dict[str, Callable[[], list[Household]]] = {
    "no_household_decided_twice": lambda: [Household(1), Household(1, changes={"source_row": 99})],
    "no_submission_counted_twice": lambda: [
        Household(1),
        Household(2, changes={"source_row": 4}),
    ],
    "no_person_paid_twice": lambda: [Household(1), Household(2, head_nik="3171000000000001")],
    "no_heir_under_age": lambda: [
        Household(1, is_head_alive=False, wife_relationship="ANAK", wife_born=date(2010, 1, 1))
    ],
}


@pytest.mark.parametrize("check", MALADIES)
def test_audit_check_finds_the_fault_across_several_rows(context: Context, check: str) -> None:
    decide(context, MALADIES[check]())
    with pytest.raises(AuditFailedError, match=check):
        audit(context)


def test_two_persons_separated_by_an_officer_may_both_be_paid(context: Context) -> None:
    shared = "3171000000000001"
    households = [Household(1), Household(2, head_nik=shared)]
    told = [
        {"nik": shared, "household_id": one, "other_household_id": other}
        for one, other in (("H0000001", "H0000002"), ("H0000002", "H0000001"))
    ]
    audit(decide(context, households, confirmed_distinct=told))


def test_separation_from_one_household_does_not_apply_to_a_third_household(
    context: Context,
) -> None:
    shared = "3171000000000001"
    households = [Household(1), Household(2, head_nik=shared), Household(3, head_nik=shared)]
    told = [{"nik": shared, "household_id": "H0000001", "other_household_id": "H0000002"}]
    with pytest.raises(AuditFailedError, match="no_person_paid_twice"):
        audit(decide(context, households, confirmed_distinct=told))


def test_audit_warning_does_not_stop_the_run(context: Context) -> None:
    crowd = replace(CLEAN[1], number=6, reasons=("NOT_PROPOSED",), changes={"member_count": 16})
    report = audit(decide(context, [*CLEAN, crowd]))
    assert [(found.check, found.bad_rows) for found in report.warnings] == [
        ("few_households_are_very_large", 1)
    ]


def test_failed_audit_message_contains_no_household_data(context: Context) -> None:
    decide(context, [Household(5, changes={"amount_idr": 7, "member_count": 9})])
    with pytest.raises(AuditFailedError, match="2 promise") as found:
        audit(context)
    assert "H0000005" not in str(found.value)


def test_every_audit_check_states_its_severity(context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "include" / "sql" / "duckdb" / "audit"
    folder.mkdir(parents=True)
    (folder / "no_header.sql").write_text("-- Writes: no_header\nselect 1")
    for name in ("feeds", "policy", "reference", "sql/duckdb/macros", "sql/duckdb/publish"):
        (tmp_path / "include" / name).symlink_to(PROJECT_ROOT / "include" / name)
    settings = Settings(state_dir=tmp_path, include_dir=tmp_path / "include")
    decide(context, CLEAN)
    with pytest.raises(ConfigurationError, match=r"no_header\.sql, line 1"):
        audit(replace(context, settings=settings))
