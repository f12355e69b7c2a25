"""One simulated month for all tests of the simulator."""

from pathlib import Path

import pytest

from tepat.domain.periods import Period
from tepat.simulate import Profile, SimulationSummary, simulate
from tepat.simulate.month import Month, Parameters, imagine
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
FAMILIES = 1_200
TYPICAL = Parameters(Period(2021, 7), FAMILIES, 7, Profile.TYPICAL)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SimulationSummary]:
    """A small typical month: where it stands, and its summary."""
    out = tmp_path_factory.mktemp("town")
    return out, simulate(out, TYPICAL.period, FAMILIES, TYPICAL.seed, TYPICAL.profile, INCLUDE)


@pytest.fixture(scope="session")
def month() -> Month:
    """The same month, not written."""
    return imagine(TYPICAL, INCLUDE)
