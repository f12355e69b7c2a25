"""Refreshes take turns, whoever started them."""

from typing import Any

import pytest

pytestmark = pytest.mark.slow


class Instance:
    """A task instance of *begin* that sees the states of all runs."""

    def __init__(self, run_id: str, states: dict[str, dict[str, str | None]]) -> None:
        self.run_id, self.states = run_id, states

    def get_task_states(self, *_: Any, **__: Any) -> dict[str, dict[str, str | None]]:
        return self.states


def state(begin: str | None, publish: str | None = None) -> dict[str, str | None]:
    return {"begin": begin, "publish": publish}


def may_begin(others: dict[str, dict[str, str | None]], run_id: str = "manual__2") -> bool:
    from tepat.tasks.run_ordering import may_begin as asked

    return asked(Instance(run_id, {run_id: state("running"), **others}))


def test_single_run_starts() -> None:
    assert may_begin({})


def test_run_waits_for_a_started_run_that_awaits_approval() -> None:
    assert not may_begin({"scheduled__9": state("success", None)})
    assert not may_begin({"scheduled__9": state("success", "up_for_retry")})


@pytest.mark.parametrize("ended", ["success", "failed", "skipped", "upstream_failed"])
def test_ended_run_does_not_block_another_run(ended: str) -> None:
    assert may_begin({"scheduled__9": state("success", ended)})


def test_queued_run_does_not_block_another_run() -> None:
    assert may_begin({"backfill__1": state(None)})


def test_waiting_run_of_the_earlier_date_starts_first() -> None:
    nights = {f"backfill__2021-07-1{day}": state("up_for_reschedule") for day in (7, 8)}
    assert may_begin(nights, "backfill__2021-07-17")
    assert not may_begin(nights, "backfill__2021-07-18")
