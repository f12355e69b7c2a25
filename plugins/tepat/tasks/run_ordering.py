"""Serialises refreshes: scheduled, manual and backfill runs."""

from typing import Any

from tepat.tasks.wiring import REFRESH

_ENDED = frozenset({"success", "failed", "skipped", "upstream_failed", "removed"})
_WAITING = frozenset({"scheduled", "queued", "running", "up_for_reschedule", "up_for_retry"})


def may_begin(ti: Any) -> bool:
    """Whether no other refresh is running and no earlier one is waiting.

    Needed because a backfill ignores the DAG's ``max_active_runs``. Waiting runs are ordered by
    run id, which for backfills is the order of run dates.
    """
    for run_id, states in ti.get_task_states(REFRESH, task_ids=["begin", "publish"]).items():
        if run_id == ti.run_id or states.get("publish") in _ENDED:
            continue
        begun = states.get("begin")
        if begun == "success" or (begun in _WAITING and run_id < ti.run_id):
            return False
    return True
