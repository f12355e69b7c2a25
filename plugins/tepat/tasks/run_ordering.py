"""One refresh at a time, whoever started it."""

from typing import Any

from tepat.tasks.wiring import REFRESH

_ENDED = frozenset({"success", "failed", "skipped", "upstream_failed", "removed"})
_WAITING = frozenset({"scheduled", "queued", "running", "up_for_reschedule", "up_for_retry"})


def is_its_turn(ti: Any) -> bool:
    """Whether no other refresh has begun and not ended, and none that waits stands before it.

    A backfill is not bound by the DAG's ``max_active_runs``. Those that wait go in the order of
    their run ids, which for past nights is that of the nights.
    """
    for run_id, states in ti.get_task_states(REFRESH, task_ids=["begin", "publish"]).items():
        if run_id == ti.run_id or states.get("publish") in _ENDED:
            continue
        begun = states.get("begin")
        if begun == "success" or (begun in _WAITING and run_id < ti.run_id):
            return False
    return True
