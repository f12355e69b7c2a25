"""A simulated month: the landing tree, and outside it the truth."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tepat.feeds import load_feeds
from tepat.periods import Period
from tepat.policy import Policy, load_policies, policy_in_force
from tepat.simulate.aid import enrol
from tepat.simulate.calendar import Calendar
from tepat.simulate.chronicle import Chronicle, chronicle, stranger_count
from tepat.simulate.draws import Dice, Flags, Ints
from tepat.simulate.events import Enrolments
from tepat.simulate.mistakes import Defect, Mistakes, make_mistakes
from tepat.simulate.offices import ListDamage, Offices
from tepat.simulate.places import load_places
from tepat.simulate.profiles import Profile, Rates, rates_of
from tepat.simulate.report import SimulationSummary, write_truth
from tepat.simulate.stories import Aid, Fate, Story, tell_fates
from tepat.simulate.styles import Filing, plan_files
from tepat.simulate.submission import Submission, submit
from tepat.simulate.truth import judge
from tepat.simulate.world import World, build_world
from tepat.simulate.writing import SubmissionWriter

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Month:
    """A month before anything of it is written: a function of its parameters alone."""

    period: Period
    rates: Rates
    dice: Dice
    calendar: Calendar
    policy: Policy
    world: World
    fate: Fate
    chronicle: Chronicle
    enrolments: Enrolments
    filing: Filing
    mistakes: Mistakes
    submission: Submission


def imagine(
    period: Period, families: int, seed: int, profile: Profile, include_dir: Path
) -> Month:
    """Draw a month from its parameters."""
    rates, calendar = rates_of(profile), Calendar.of(period)
    dice = Dice((seed, families, period.year, period.month, list(Profile).index(profile)))
    places = load_places(include_dir)
    strangers = stranger_count(families, rates)
    world = build_world(places, families, strangers, calendar.first_day, dice)
    fate = tell_fates(world, rates, calendar.first_day, dice)
    record = chronicle(world, fate, rates, calendar, dice)
    filing = plan_files(
        places,
        world.homes.kelurahan[:families],
        world.homes.rw[:families],
        f"rt_rw/{period}",
        load_feeds(include_dir / "feeds")["rt_rw"],
        rates,
        dice,
    )
    mistakes = make_mistakes(
        world, fate, _submitted_kk(world, fate, record), filing.file_of, rates, dice
    )
    return Month(
        period=period,
        rates=rates,
        dice=dice,
        calendar=calendar,
        policy=policy_in_force(load_policies(include_dir / "policy"), period),
        world=world,
        fate=fate,
        chronicle=record,
        enrolments=enrol(world, fate, record.new_kk, record.strangers_used, rates, dice),
        filing=filing,
        mistakes=mistakes,
        submission=submit(world, mistakes, filing.file_of, filing.second_file_of, dice),
    )


def simulate(
    out: Path,
    period: Period,
    families: int,
    seed: int,
    profile: Profile,
    include_dir: Path,
    progress: Progress | None = None,
) -> SimulationSummary:
    """Write ``out/landing`` and, outside it, ``out/truth``.

    The same parameters give the same bytes. ``progress`` is told of files done and in all.
    """
    month = imagine(period, families, seed, profile, include_dir)
    landing = out / "landing"
    offices = Offices(landing, month.world, month.fate.lacks_nik, month.rates, month.dice)
    damage = offices.write_national_lists(month.enrolments, str(period))
    offices.write_deaths(month.chronicle.deaths)
    offices.write_moves(month.chronicle.moves)
    offices.write_kk_changes(month.chronicle.kk_changes)
    writer = SubmissionWriter(month.world, month.fate, month.submission, month.dice)
    styles = month.filing.styles
    for number, style in enumerate(styles):
        writer.write(landing, number, style)
        if progress:
            progress(number + 1, len(styles))
    note_list_damage(month, damage)
    verdicts = judge(
        month.world,
        month.fate,
        month.submission,
        month.chronicle.destination,
        superseded(landing, month),
        month.policy,
        month.calendar,
    )
    facts = {
        "period": str(period),
        "families": families,
        "seed": seed,
        "profile": str(profile),
        "members": month.world.member_count,
        "kemensos_rows": len(month.enrolments),
        "deaths": len(month.chronicle.deaths),
        "relocations": len(month.chronicle.moves),
        "kk_changes": len(month.chronicle.kk_changes),
        "submission_files": len(styles),
    }
    return write_truth(out / "truth", month.world, month.fate, month.submission, verdicts, writer, styles, facts)


def _submitted_kk(world: World, fate: Fate, record: Chronicle) -> Ints:
    """Half of the renumbered families are still submitted under their old number."""
    old, new = world.homes.kk[: world.family_count], record.new_kk
    knows_new = (fate.story == Story.RENUMBERED) & (np.arange(len(new)) % 2 == 0)
    return np.where(knows_new & (new > 0), new, old)


def note_list_damage(month: Month, damage: ListDamage) -> None:
    """Label families by the mistakes in the national lists about them."""
    rows, members = month.enrolments, month.world.member_count
    ours = rows.person < members
    home = month.world.people.home[rows.person]
    labels = {
        Defect.NIK_CONFLICT: rows.person != rows.namesake,
        Defect.LIST_NIK_MISSING: damage.nik_is_missing,
        Defect.LIST_NIK_WRONG: damage.nik_is_wrong,
        Defect.LIST_KK_MISSING: rows.kk == 0,
        Defect.LIST_NAME_VARIANT: damage.name_is_variant,
    }
    for defect, where in labels.items():
        month.mistakes.note(home[ours & where], defect)
    month.submission.defect[:] = month.mistakes.defect[month.submission.home]


def superseded(landing: Path, month: Month) -> Flags:
    """Of two copies, the one in the file with the smaller SHA-256, or higher up in the same file."""
    submission, styles = month.submission, month.filing.styles
    loses = np.zeros(len(submission.home), bool)
    copies = np.flatnonzero(submission.is_copy)
    place = np.zeros(month.world.family_count, np.int64)
    place[submission.home[~submission.is_copy]] = np.flatnonzero(~submission.is_copy)
    originals = place[submission.home[copies]]
    digests: dict[int, str] = {}
    for copy, original in zip(copies.tolist(), originals.tolist(), strict=True):
        files = [int(submission.file[family]) for family in (copy, original)]
        for file in files:
            if file not in digests:
                content = (landing / styles[file].path).read_bytes()
                digests[file] = hashlib.sha256(content).hexdigest()
        is_original_later = digests[files[1]] > digests[files[0]]
        loses[copy if is_original_later else original] = True
    return loses
