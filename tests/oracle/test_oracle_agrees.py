"""The product's SQL decides invented worlds exactly as the rule book does.

``TEPAT_WORLDS=500`` tries as many worlds, ``TEPAT_FIRST_WORLD=1000`` begins elsewhere. A world
that differs is made small before it is shown.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.oracle.nights import differences
from tests.oracle.placed import place
from tests.oracle.shrink import shrunk
from tests.oracle.worlds import World, invent_world

FIRST = int(os.environ.get("TEPAT_FIRST_WORLD", "0"))
WORLDS = range(FIRST, FIRST + int(os.environ.get("TEPAT_WORLDS", "50")))
QUICK = 2


@pytest.fixture
def differ(tmp_path: Path) -> Callable[[World], str]:
    """What differs in a world, as text; empty when nothing does."""
    state_dir = tmp_path / "state"

    def run(world: World) -> str:
        shutil.rmtree(state_dir, ignore_errors=True)
        return "\n".join(str(difference) for difference in differences(world, state_dir))

    return run


@pytest.mark.parametrize(
    "seed",
    [pytest.param(n, marks=pytest.mark.slow if n - FIRST >= QUICK else ()) for n in WORLDS],
)
def test_sql_decisions_equal_the_python_rule_book(
    seed: int, differ: Callable[[World], str]
) -> None:
    world = invent_world(seed)
    if differ(world):
        small = shrunk(world, lambda smaller: bool(differ(smaller)))
        pytest.fail(f"World {seed}:\n{differ(small)}\n{_told(small)}")


def _told(world: World) -> str:
    nights = [f"night {n.period}, run date {n.run_date}" for n in world.nights]
    files = [f"night {f.night}: {f.path}\n{f.content.decode()}" for f in place(world).files]
    return "\n".join([*nights, *files])
