"""What is demanded stands in the suite, what is derived in the SQL, and the two fit."""

import json
from pathlib import Path

import pytest
from tests.stages.validate.landed import attach_no_rows

from tepat.domain.feeds import Feed, load_feeds
from tepat.domain.policy import load_policies
from tepat.stages.validate.stage import facts_of, validate_params
from tepat.stages.validate.suite import Severity, load_suite
from tepat.stores.engine import Engine
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

SUITES = PROJECT_ROOT / "include" / "expectations"
FEEDS = load_feeds(PROJECT_ROOT / "include" / "feeds")
POLICY = load_policies(PROJECT_ROOT / "include" / "policy")[-1]


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.slug)
def test_facts_and_expectations_match_one_to_one(feed: Feed, engine: Engine) -> None:
    attach_no_rows(engine, feed)
    for statement in facts_of(feed, engine.sql_dir):
        engine.run(f"{statement}.sql", **validate_params(POLICY))
    facts = dict(
        engine.connection.execute("select column_name, column_type from (describe fact)").fetchall()
    )
    assert facts.pop("row_key") == "BIGINT"
    assert set(facts.values()) == {"BOOLEAN"}
    suite = load_suite(SUITES / f"{feed.slug}.json")
    assert sorted(facts) == sorted(demand.fact for demand in suite.expectations)


def test_every_feed_has_an_expectation_suite_of_the_same_name() -> None:
    slugs = {feed.slug for feed in FEEDS.values()}
    assert {path.stem for path in SUITES.glob("*.json")} == slugs
    assert {load_suite(SUITES / f"{slug}.json").name for slug in slugs} == slugs


@pytest.mark.parametrize("path", sorted(SUITES.glob("*.json")), ids=lambda path: path.stem)
def test_every_expectation_requires_its_fact_to_be_true(path: Path) -> None:
    for demand in load_suite(path).expectations:
        assert demand.type == "expect_column_values_to_be_in_set"
        assert demand.kwargs.value_set == (True,)


def test_submission_suite_has_the_codes_of_the_contract() -> None:
    rules = load_suite(SUITES / "rt_rw.json").rules
    codes = {
        severity: {code for code, rule in rules.items() if rule.severity is severity}
        for severity in Severity
    }
    assert codes[Severity.CRITICAL] == {
        "NAME_MISSING",
        "RELATION_UNKNOWN",
        "BIRTH_DATE_INVALID",
        "KELURAHAN_UNKNOWN",
        "YES_NO_UNKNOWN",
        "NIK_NUMERIC_CELL",
        "KK_NUMERIC_CELL",
        "NIK_FORMAT",
        "KK_FORMAT",
        "NIK_REPEATED",
        "HEAD_QUARANTINED",
        "FILE_REJECTED",
    }
    assert codes[Severity.WARNING] == {
        "NIK_BIRTH_DATE_MISMATCH",
        "NIK_SEX_MISMATCH",
        "NIK_REGION_UNKNOWN",
        "NIK_NOT_JAKARTA",
        "NIK_SERIAL_ZERO",
        "DATE_DAY_MONTH_SWAPPED",
        "RT_RW_MISSING",
        "ADDRESS_SHORT",
    }


@pytest.mark.parametrize("feed", FEEDS.values(), ids=lambda feed: feed.slug)
def test_other_feeds_quarantine_only_for_missing_required_values(feed: Feed) -> None:
    if feed.feed == "rt_rw":
        return
    rules = load_suite(SUITES / f"{feed.slug}.json").rules.values()
    critical = {rule.code for rule in rules if rule.severity is Severity.CRITICAL}
    allowed = {"REQUIRED_MISSING", "DATE_INVALID", "CODE_UNKNOWN", "FILE_REJECTED"}
    if feed.feed == "dukcapil/kk":
        allowed |= {"NIK_FORMAT", "KK_FORMAT", "NIK_NUMERIC_CELL", "KK_NUMERIC_CELL"}
    if feed.feed == "bank_dki/hasil":
        allowed |= {"AMOUNT_INVALID"}
    if feed.feed == "penyaluran/lokasi":
        allowed |= {"CAPACITY_INVALID"}
    assert critical <= allowed


def test_error_in_a_suite_file_names_file_line_and_field(tmp_path: Path) -> None:
    document = json.loads((SUITES / "kemensos.json").read_text(encoding="utf-8"))
    document["expectations"][0]["severity"] = "fatal"
    path = tmp_path / "kemensos.json"
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"kemensos\.json, line 12, field expectations\.0"):
        load_suite(path)


def test_each_defect_code_has_exactly_one_severity(tmp_path: Path) -> None:
    document = json.loads((SUITES / "kemensos.json").read_text(encoding="utf-8"))
    document["expectations"][0]["severity"] = "warning"
    path = tmp_path / "kemensos.json"
    path.write_text(json.dumps(document, indent=2), encoding="utf-8")
    with pytest.raises(ConfigurationError, match="REQUIRED_MISSING"):
        load_suite(path)
