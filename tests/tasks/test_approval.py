"""Nothing that had to be approved goes on without somebody's answer."""

from datetime import date

import pytest

from tepat.distribution.payments import Draft
from tepat.domain.messages import load_messages
from tepat.domain.periods import Period
from tepat.stages.publish import Difference, Guard, GuardReport
from tepat.support.errors import TepatError
from tepat.support.settings import PROJECT_ROOT
from tepat.tasks.approval import approver, payment_question, question

QUESTIONS = load_messages(PROJECT_ROOT / "include").approval
DIFFERENCE = Difference(1, 10, 6, 3, 1, 5, 4, 2, 0, 0, "", {})
ONE = Guard("stale_feed", 9.0, 2.0, True, "Terlalu lama.")
OTHER = Guard("accepted_rows", 1.0, 1.0, False, "Cukup.")


def asked(*guards: Guard) -> str:
    """What is asked of the night of 19 July 2021."""
    report = GuardReport(guards)
    return question(QUESTIONS.night, Period(2021, 7), date(2021, 7, 19), DIFFERENCE, report)


def test_approval_question_shows_tripped_and_passed_guards_with_figures() -> None:
    text = asked(ONE, OTHER, OTHER)
    assert text.startswith("Publikasi periode **2021-07** (tanggal proses 19-07-2021) menunggu")
    assert "**Batas yang terlampaui**\n\n- **Terlalu lama.**\n\n" in text
    assert "**Pemeriksaan lain**\n\n- Cukup.\n\n" in text
    assert "\n|---:|---:|---:|---:|---:|---:|\n| 6 | 3 | 1 | 5 | 4 | 2 |\n\n" in text


def test_no_approval_is_asked_when_no_guard_tripped() -> None:
    assert asked(OTHER) == ""


def test_approval_question_shows_the_control_totals_of_a_batch() -> None:
    draft = Draft(
        batch_id="B1",
        run_date="2021-07-19",
        period="2021-07",
        asked_periods=("2021-06", "2021-07"),
        instruction_count=7,
        amount_idr=2_100_000,
        retried=2,
        unpaid_households=3,
        publications={},
        batches=0,
        reconciliations=0,
    )
    text = payment_question(QUESTIONS.payments, draft)
    assert text.startswith("Batch **B1** untuk bulan **2021-06, 2021-07** menunggu persetujuan.\n")
    assert "\n| 7 | 2100000 | 2 | 3 |\n\n**Approve** menyerahkan" in text


def test_user_who_answered_is_recorded_as_approver() -> None:
    assert approver({"responded_by_user": {"name": "rina"}}, was_asked=True) == "rina"


def test_no_approver_is_recorded_when_no_approval_was_needed() -> None:
    assert approver(None, was_asked=False) is None


def test_skipped_approval_question_is_not_an_approval() -> None:
    with pytest.raises(TepatError, match="nobody has answered"):
        approver(None, was_asked=True)
