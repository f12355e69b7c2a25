"""The demonstration: this month, simulated for all of Jakarta, refreshed by Airflow."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from airflow_client.client import HITLDetail, TaskInstanceResponse
from rich.console import Console

from tepat.domain.feeds import load_feeds
from tepat.domain.periods import Period
from tepat.embedded import StackStatus, up
from tepat.embedded.airflow_client import AirflowClient
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.simulate import Profile, simulate
from tepat.support.atomic_files import read_private
from tepat.support.errors import TepatError
from tepat.support.settings import Settings

FAMILIES = 20_000
SEED = 1
REFRESH = "refresh_recipients"
ARRIVAL = "refresh_on_arrival"

_ENDED = frozenset({"success", "skipped", "failed", "upstream_failed", "removed"})

Say = Callable[[str], None]


@dataclass(frozen=True)
class Night:
    """The month and the day that the demonstration shows."""

    period: Period
    run_date: date

    @classmethod
    def tonight(cls) -> "Night":
        """Today in Jakarta, so that the nightly schedule goes on with the same month."""
        today = datetime.now(ZoneInfo("Asia/Jakarta")).date()
        return cls(Period.of(today), today)


@dataclass(frozen=True)
class Shown:
    """What a demonstration ran, and on which stack."""

    night: Night
    stack: StackStatus


def demo(settings: Settings, console: Console, families: int = FAMILIES) -> Shown:
    """Start the stack, simulate a month, and run it through Airflow.

    Args:
        settings: Of the product; the landing root is one of the demonstration's own.
        console: Where to say what is going on.
        families: How many to simulate.

    Raises:
        TepatError: Something did not start, or a run did not end well.
    """
    night = Night.tonight()
    home = settings.state_dir.absolute() / "demo" / str(night.period)
    settings = settings.model_copy(update={"landing": str(home / "landing")})
    started = time.monotonic()

    def say(text: str) -> None:
        console.print(f"{time.monotonic() - started:6.1f} s  {text}")

    with console.status("simulating and starting"), ThreadPoolExecutor(1) as pool:
        # It knows how to make a state folder that PostgreSQL's own account may pass through.
        EmbeddedPostgres(settings.state_dir).start()
        (home / "landing").mkdir(parents=True, exist_ok=True)
        simulated = pool.submit(_simulate, settings, home, night.period, families, say)
        stack = up(settings, lambda part: say(f"{part} is ready"))
        simulated.result()
    with console.status("running the DAGs"), _log_in(stack) as airflow:
        _run_night(airflow, settings, night, say)
    return Shown(night, stack)


def _simulate(settings: Settings, home: Path, period: Period, families: int, say: Say) -> None:
    """Write the month, unless an earlier demonstration did."""
    if (home / "truth" / "summary.json").exists():
        say(f"the month is there already: {home}")
        return
    simulate(home, period, families, SEED, Profile.TYPICAL, settings.include_dir, None)
    say(f"{families:,} families simulated: {home}")


def _log_in(stack: StackStatus) -> AirflowClient:
    password = read_private(stack.password_file)["admin"]
    return AirflowClient(str(stack.airflow.url), "admin", password)


def _run_night(airflow: AirflowClient, settings: Settings, night: Night, say: Say) -> None:
    """Land every feed, then refresh; at the end let arrivals start refreshes by themselves."""
    landings = [f"land_{feed.slug}" for feed in load_feeds(settings.include_dir / "feeds").values()]
    airflow.wait_for_dags(*landings, REFRESH, ARRIVAL)
    run_date = night.run_date.isoformat()
    for dag_ids in (landings, [REFRESH]):
        started = {dag_id: _start(airflow, dag_id, run_date) for dag_id in dag_ids}
        for dag_id, run_id in started.items():
            _wait(airflow, dag_id, run_id, say)
    airflow.unpause(ARRIVAL)


def _start(airflow: AirflowClient, dag_id: str, run_date: str) -> str:
    airflow.unpause(dag_id)
    return airflow.trigger(dag_id, partition_key=run_date)


def _wait(airflow: AirflowClient, dag_id: str, run_id: str, say: Say) -> None:
    def tell(task: TaskInstanceResponse) -> None:
        if task.state and task.state.value in _ENDED:
            name = " ".join(filter(None, (task.task_id, task.rendered_map_index)))
            say(f"{dag_id}: {name}: {task.state.value}")

    def point_out(question: HITLDetail) -> str:
        raise TepatError(
            f"A guard asks for an approval before publishing.\n{question.body}",
            kept="Nothing was published.",
            todo="Answer it in Airflow: Browse, Required Actions.",
        )

    if airflow.wait(dag_id, run_id, on_change=tell, on_question=point_out) != "success":
        raise TepatError(
            f"Run {run_id} of {dag_id} has failed.",
            kept="The last publication is unchanged.",
            todo="Its tasks' logs in Airflow say why.",
        )
