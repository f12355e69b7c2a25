"""Nothing that had to be approved goes on without somebody's answer."""

import pytest

from tepat.support.errors import TepatError
from tepat.tasks.approval import approver


def test_who_answered_is_who_approved() -> None:
    assert approver({"responded_by_user": {"name": "rina"}}, was_asked=True) == "rina"


def test_where_nobody_had_to_be_asked_nobody_approved() -> None:
    assert approver(None, was_asked=False) is None


def test_a_question_that_was_passed_over_is_no_approval() -> None:
    with pytest.raises(TepatError, match="nobody has answered"):
        approver(None, was_asked=True)
