"""A simulated month before anything of it is written: a function of its parameters alone."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tepat.domain.feeds import load_feeds
from tepat.domain.periods import Period
from tepat.domain.policy import Policy, load_policies, policy_in_force
from tepat.simulate.aid import enrol
from tepat.simulate.chronicle import Chronicle, chronicle
from tepat.simulate.draws import Dice, Ints
from tepat.simulate.events import Enrolments
from tepat.simulate.july_2021 import apportion
from tepat.simulate.mistakes import Mistakes, make_mistakes
from tepat.simulate.places import load_places
from tepat.simulate.profiles import Profile, Rates, rates_of
from tepat.simulate.stories import Fate, Story, draw_fates
from tepat.simulate.strangers import stranger_count
from tepat.simulate.styles import Filing, plan_files
from tepat.simulate.submission import Submission, submit
from tepat.simulate.timeline import Calendar
from tepat.simulate.world import World, build_world


@dataclass(frozen=True)
class Parameters:
    """What a month depends on."""

    period: Period
    families: int
    seed: int
    profile: Profile

    @property
    def dice(self) -> Dice:
        """The streams of chance that belong to these parameters."""
        number = list(Profile).index(self.profile)
        return Dice((self.seed, self.families, self.period.year, self.period.month, number))


@dataclass(frozen=True)
class Month:
    """The city, its fates, and who is about to write what about it."""

    parameters: Parameters
    rates: Rates
    calendar: Calendar
    policy: Policy
    world: World
    fate: Fate
    chronicle: Chronicle
    enrolments: Enrolments
    filing: Filing
    mistakes: Mistakes
    submission: Submission


def imagine(parameters: Parameters, include_dir: Path) -> Month:
    """Draw a month from its parameters."""
    period, families, dice = parameters.period, parameters.families, parameters.dice
    rates, calendar = rates_of(parameters.profile), Calendar.of(period)
    places = load_places(include_dir)
    if rates.is_counted_as_published:
        kelurahan = places.settle_exactly(apportion(families), dice)
    else:
        kelurahan = places.settle(families, dice)
    strangers = stranger_count(families, rates)
    world = build_world(places, kelurahan, strangers, calendar.first_day, dice)
    fate = draw_fates(world, rates, calendar.first_day, dice)
    record = chronicle(world, fate, rates, calendar, dice)
    filing = plan_files(
        world,
        f"rt_rw/{period}",
        load_feeds(include_dir / "feeds")["rt_rw"],
        rates,
        dice,
    )
    submitted_kk = _submitted_kk(world, fate, record)
    mistakes = make_mistakes(world, fate, submitted_kk, filing.file_of, rates=rates, dice=dice)
    return Month(
        parameters=parameters,
        rates=rates,
        calendar=calendar,
        policy=policy_in_force(load_policies(include_dir / "policy"), period),
        world=world,
        fate=fate,
        chronicle=record,
        enrolments=enrol(world, fate, record, rates, dice),
        filing=filing,
        mistakes=mistakes,
        submission=submit(world, mistakes, filing.file_of, filing.second_file_of, dice),
    )


def _submitted_kk(world: World, fate: Fate, record: Chronicle) -> Ints:
    """Half of the renumbered families are still submitted under their old number."""
    old, new = world.homes.kk[: world.family_count], record.new_kk
    knows_new = (fate.story == Story.RENUMBERED) & (np.arange(len(new)) % 2 == 0)
    return np.where(knows_new & (new > 0), new, old)
