"""An answer counts from the moment it is given, and nobody's answer is overwritten."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa

from tepat.casework.review import (
    Given,
    QueueSize,
    ReviewRefusedError,
    list_waiting,
    measure_queue,
    resolve,
    undo,
)
from tepat.domain.messages import load_messages
from tepat.domain.resolutions import Answer, Resolution
from tepat.stores.resolutions import load_resolutions
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import WarehouseError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

MESSAGES = load_messages(PROJECT_ROOT / "include")
MATCH, OTHER_MATCH, APPEAL, GONE = "a1" * 32, "a1" * 31 + "ff", "c3" * 32, "d4" * 32
HERE, THERE, ELSEWHERE = "1" * 64, "2" * 64, "3" * 64
TWO, SAME_PERSON_TOO = "b2" * 32, "e5" * 32


@pytest.fixture
def desk(warehouse: Warehouse) -> Warehouse:
    """A work queue with a case of every kind; one was withdrawn."""
    _case(warehouse, MATCH, "MATCH_NAME_DOB")
    _case(warehouse, OTHER_MATCH, "MATCH_NIK_CONFLICT", period="2021-06", days=9)
    _case(warehouse, APPEAL, "APPEAL")
    _case(warehouse, GONE, "MATCH_NAME_DOB", status="WITHDRAWN")
    for case_id, left, right in ((TWO, HERE, THERE), (SAME_PERSON_TOO, THERE, ELSEWHERE)):
        sides = f'{{"left": {_side(left)}, "right": {_side(right)}}}'
        _case(warehouse, case_id, "PERSON_IN_TWO_HOUSEHOLDS", detail=sides)
    return warehouse


def _side(side: str) -> str:
    return f'{{"household_id": "H{side[0]}", "side": "{side}"}}'


def _case(
    warehouse: Warehouse,
    case_id: str,
    kind: str,
    *,
    status: str = "OPEN",
    period: str = "2021-07",
    days: int = 0,
    detail: str = "{}",
) -> None:
    with warehouse.begin() as connection:
        connection.execute(
            sa.text(
                "insert into ops.review_case"
                " (case_id, kind, household_id, period, status, detail, opened_by_run, opened_at)"
                " values (:case_id, :kind, 'H1', :period, :status, cast(:detail as jsonb), 1,"
                " now() - make_interval(days => :days))"
            ),
            {
                "case_id": case_id,
                "kind": kind,
                "period": period,
                "status": status,
                "detail": detail,
                "days": days,
            },
        )


def answer(desk: Warehouse, case: str, said: Answer, by: str = "Rina", **more: Any) -> Given:
    return resolve(desk, MESSAGES, case, said, by=by, note="KTP diperiksa", **more)


def answers(desk: Warehouse) -> list[tuple[Any, ...]]:
    with desk.begin() as connection:
        query = "select case_id, answer, resolved_by from ops.resolution order by resolution_id"
        return [tuple(row) for row in connection.execute(sa.text(query))]


def test_answered_case_leaves_the_work_list_and_is_read_by_the_next_run(desk: Warehouse) -> None:
    assert answer(desk, MATCH, Answer.SAME).is_new
    assert MATCH not in [case.case_id for case in list_waiting(desk)]
    assert load_resolutions(desk) == (Resolution(MATCH, Answer.SAME),)


def test_case_answered_unsure_leaves_the_work_list(desk: Warehouse) -> None:
    answer(desk, MATCH, Answer.UNSURE)
    assert MATCH not in [case.case_id for case in list_waiting(desk)]
    assert load_resolutions(desk) == (Resolution(MATCH, Answer.UNSURE),)


def test_same_answer_given_twice_is_recorded_once(desk: Warehouse) -> None:
    answer(desk, MATCH, Answer.SAME)
    assert not answer(desk, MATCH, Answer.SAME, by="Budi").is_new
    assert answers(desk) == [(MATCH, "SAME", "Rina")]


def test_second_different_answer_is_refused_with_the_first_officer(desk: Warehouse) -> None:
    answer(desk, MATCH, Answer.SAME)
    with pytest.raises(ReviewRefusedError, match=r"orang yang sama.*Rina.* WIB.*undo") as refused:
        answer(desk, MATCH, Answer.DIFFERENT, by="Budi")
    assert refused.value.kept
    assert answers(desk) == [(MATCH, "SAME", "Rina")]


def test_answer_can_be_undone_and_given_again_with_full_history(desk: Warehouse) -> None:
    answer(desk, MATCH, Answer.SAME)
    undo(desk, MESSAGES, MATCH, by="Budi", note="salah baca")
    assert load_resolutions(desk) == ()
    assert MATCH in [case.case_id for case in list_waiting(desk)]
    answer(desk, MATCH, Answer.DIFFERENT)
    assert load_resolutions(desk) == (Resolution(MATCH, Answer.DIFFERENT),)
    assert answers(desk) == [
        (MATCH, "SAME", "Rina"),
        (MATCH, None, "Budi"),
        (MATCH, "DIFFERENT", "Rina"),
    ]


def test_repeated_undo_is_recorded_once_and_an_open_case_cannot_be_undone(desk: Warehouse) -> None:
    answer(desk, MATCH, Answer.SAME)
    undo(desk, MESSAGES, MATCH, by="Budi", note="salah baca")
    undo(desk, MESSAGES, MATCH, by="Budi", note="salah baca")
    assert len(answers(desk)) == 2
    with pytest.raises(ReviewRefusedError, match="belum dijawab"):
        undo(desk, MESSAGES, APPEAL, by="Budi", note="salah baca")


@pytest.mark.parametrize(
    ("case", "said", "reason"),
    [
        ("f" * 64, Answer.SAME, "Tidak ada kasus"),
        (MATCH[:8], Answer.SAME, "Lebih dari satu"),
        (MATCH[:5], Answer.SAME, "sedikitnya 6"),
        ("%_%_%_", Answer.SAME, "sedikitnya 6"),
        (GONE, Answer.SAME, "tidak ditanyakan lagi"),
        (APPEAL, Answer.SAME, "upheld, rejected"),
        (MATCH, Answer.UPHELD, "same, different, unsure"),
        (TWO, Answer.SAME, "H1, H2"),
    ],
)
def test_invalid_answer_is_refused_and_nothing_is_recorded(
    desk: Warehouse, case: str, said: Answer, reason: str
) -> None:
    with pytest.raises(ReviewRefusedError, match=reason):
        answer(desk, case, said)
    assert answers(desk) == []


def test_case_is_found_by_a_prefix_of_its_id(desk: Warehouse) -> None:
    assert answer(desk, f" {APPEAL[:6].upper()}", Answer.REJECTED).case.case_id == APPEAL


def test_answer_assigns_person_in_two_households_to_the_named_household(desk: Warehouse) -> None:
    answer(desk, TWO, Answer.SAME, household_id="H2")
    assert load_resolutions(desk) == (Resolution(TWO, Answer.SAME, belongs_to=THERE),)
    with pytest.raises(ReviewRefusedError, match="sudah dijawab"):
        answer(desk, TWO, Answer.SAME, household_id="H1")
    with pytest.raises(ReviewRefusedError, match="--household tidak berlaku"):
        answer(desk, MATCH, Answer.SAME, household_id="H1")


def test_person_assigned_by_another_case_cannot_be_assigned_again(desk: Warehouse) -> None:
    answer(desk, TWO, Answer.SAME, household_id="H1")
    with pytest.raises(ReviewRefusedError, match=f"bertentangan dengan kasus {TWO[:12]}"):
        answer(desk, SAME_PERSON_TOO, Answer.SAME, household_id="H2")
    assert answer(desk, SAME_PERSON_TOO, Answer.SAME, household_id="H3").is_new
    undo(desk, MESSAGES, TWO, by="Budi", note="salah baca")
    undo(desk, MESSAGES, SAME_PERSON_TOO, by="Budi", note="salah baca")
    assert answer(desk, SAME_PERSON_TOO, Answer.SAME, household_id="H2").is_new


def test_two_concurrent_officers_one_answer_is_saved_and_the_other_refused(desk: Warehouse) -> None:
    together = threading.Barrier(2)

    def give(said: Answer, by: str) -> Given | ReviewRefusedError:
        together.wait()
        try:
            return answer(desk, MATCH, said, by=by)
        except ReviewRefusedError as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(give, Answer.SAME, "Rina")
        second = pool.submit(give, Answer.DIFFERENT, "Budi")
        ended = [first.result(), second.result()]
    assert sorted(type(end).__name__ for end in ended) == ["Given", "ReviewRefusedError"]
    ((_, _, winner),) = answers(desk)
    (refused,) = [end for end in ended if isinstance(end, ReviewRefusedError)]
    assert winner in str(refused)


@pytest.mark.parametrize(
    "change",
    [
        "update ops.resolution set answer = 'DIFFERENT'",
        "delete from ops.resolution",
        "truncate ops.resolution",
    ],
)
def test_review_answers_are_append_only(desk: Warehouse, change: str) -> None:
    answer(desk, MATCH, Answer.SAME)
    with pytest.raises(WarehouseError), desk.begin() as connection:
        connection.exec_driver_sql(change)
    assert answers(desk) == [(MATCH, "SAME", "Rina")]


def test_review_queue_counts_and_lists_only_unanswered_cases(desk: Warehouse) -> None:
    answer(desk, APPEAL, Answer.REJECTED)
    assert measure_queue(desk) == QueueSize(
        4, 9, {"MATCH_NAME_DOB": 1, "MATCH_NIK_CONFLICT": 1, "PERSON_IN_TWO_HOUSEHOLDS": 2}
    )
    assert [case.case_id for case in list_waiting(desk, older_than_days=9)] == [OTHER_MATCH]
    assert [case.case_id for case in list_waiting(desk, period="2021-06")] == [OTHER_MATCH]
    assert [c.case_id for c in list_waiting(desk, kind="MATCH_NAME_DOB")] == [MATCH]


def test_review_report_counts_cases_by_period_and_kind(desk: Warehouse) -> None:
    answer(desk, APPEAL, Answer.REJECTED)
    with desk.begin() as connection:
        rows = connection.execute(
            sa.text(
                "select period, kind, open_cases, oldest_open_days, appeals_rejected, withdrawn"
                " from report.review_queue order by 1, 2"
            )
        )
        assert [tuple(row) for row in rows] == [
            ("2021-06", "MATCH_NIK_CONFLICT", 1, 9, 0, 0),
            ("2021-07", "APPEAL", 0, None, 1, 0),
            ("2021-07", "MATCH_NAME_DOB", 1, 0, 0, 1),
            ("2021-07", "PERSON_IN_TWO_HOUSEHOLDS", 2, 0, 0, 0),
        ]
