"""A score travels from the pair to the decision's evidence and to the officers' queue."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tests.oracle.cases import FATHER_BORN, TEBET, Case, head, kk, nik
from tests.oracle.lake_writer import write_empty_landings, write_landing

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.domain.publications import Published
from tepat.stages.decide import decide
from tepat.stages.reconcile import reconcile
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

DIGIT_OFF = date(1977, 3, 8)


def night(case: Case, state_dir: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The one decision, its evidence read, and the cases that it opens."""
    settings = Settings(state_dir=state_dir, threads=1)
    warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", settings.include_dir / "sql")
    context = Context(settings, warehouse, Period.parse(case.period), case.run_date, 1)
    write_empty_landings(context.lake, context.feeds)
    write_landing(context.lake, context.feeds, case.landed, 1)
    reconcile(context, Published(()))
    decide(context)
    tables = context.lake.of_run(1, "decided")
    (decision,) = pq.read_table(tables["decision"]).to_pylist()
    decision["evidence"] = json.loads(decision["evidence"])
    return decision, pq.read_table(tables["review_case"]).to_pylist()


def test_probable_enrolment_excludes_the_household_with_its_score(tmp_path: Path) -> None:
    case = Case()
    case.family(kk(1), head(None, "Budi Hadi Santoso"))
    case.enrolled(nik(1), "BUDI SANTOSO", born=FATHER_BORN, kelurahan=TEBET)
    decision, cases = night(case, tmp_path)
    (evidence,) = decision["evidence"]["ENROLLED_ELSEWHERE"]
    assert evidence["method"] == "PROBABILISTIC"
    assert 0.99 <= evidence["score"] == round(evidence["score"], 4)
    assert cases == []


def test_doubtful_enrolment_holds_the_household_and_opens_a_case_with_its_score(
    tmp_path: Path,
) -> None:
    case = Case()
    case.family(kk(1), head(None, "Budi Santoso"))
    case.enrolled(nik(1), "BUDI SANTOSO", born=DIGIT_OFF, kelurahan=TEBET)
    decision, cases = night(case, tmp_path)
    assert decision["status"] == "HELD"
    (evidence,) = decision["evidence"]["MATCH_UNDECIDED"]
    (asked,) = cases
    assert asked["kind"] == "MATCH_PROBABILISTIC"
    assert 0.90 <= asked["score"] < 0.99
    assert evidence["score"] == round(asked["score"], 4)


def test_evidence_without_a_score_has_no_score_key(tmp_path: Path) -> None:
    case = Case()
    case.family(kk(1), head(1, "Budi Santoso"))
    case.enrolled(nik(1), "BUDI SANTOSO", born=FATHER_BORN)
    decision, _ = night(case, tmp_path)
    (evidence,) = decision["evidence"]["ENROLLED_ELSEWHERE"]
    assert evidence["method"] == "NIK"
    assert "score" not in evidence
