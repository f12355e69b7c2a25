"""Landed and validated, a world's files decide as its records do.

The other comparison writes accepted rows into the lake by itself. Here the same worlds take the
whole way from the landing root.
"""

from pathlib import Path

import pytest
from tests.oracle.nights import differences
from tests.oracle.placed import place
from tests.oracle.worlds import invent_world

from tepat.context import Context
from tepat.stages.land import land
from tepat.stages.validate import validate


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 16, 27])
def test_decisions_from_landing_files_equal_the_rule_book(seed: int, tmp_path: Path) -> None:
    world = invent_world(seed)
    placed = place(world)

    def arrive(context: Context, night: int) -> None:
        for file in placed.files:
            if file.night == night:
                path = Path(context.settings.landing) / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)
        for feed in context.feeds.values():
            land(context, feed)
            validate(context, feed)

    assert not [str(difference) for difference in differences(world, tmp_path, arrive)]
