"""The night after: late reports, longer national lists and corrected submissions."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from tepat.domain.feeds import load_feeds
from tepat.simulate.aid import enrol
from tepat.simulate.chronicle import chronicle
from tepat.simulate.draws import Dice, Flags, Ints, pick
from tepat.simulate.mistakes import Defect
from tepat.simulate.month import Month, imagine
from tepat.simulate.offices import Offices
from tepat.simulate.profiles import Profile, rates_of
from tepat.simulate.report import SimulationSummary, truth_table, write_truth
from tepat.simulate.simulation import Progress, parameters_of, superseded
from tepat.simulate.stories import Aid, Fate, Story
from tepat.simulate.styles import Style, plain_style
from tepat.simulate.submission import resubmit
from tepat.simulate.truth import judge
from tepat.simulate.writing import SubmissionWriter

_EDITION = "-susulan"
_CORRECTED_KELURAHAN = 20  # how many send a corrected list


def simulate_next_night(
    out: Path, include_dir: Path, share: float = 0.01, progress: Progress | None = None
) -> SimulationSummary:
    """Add files below ``out/landing`` by which about ``share`` of the families change.

    ``out`` holds a simulation. Deaths, relocations, national aid and corrected submissions befall
    families about which nothing was said before; all of it is known on the same run date. The
    truth of both nights together is written to ``out/truth-next-night``.

    Raises:
        ConfigurationError: ``out`` holds no simulation.
    """
    month = imagine(parameters_of(out), include_dir)
    dice = Dice((*month.parameters.dice.key, 2))
    changes = _changes(month, share, dice)
    after, resubmitted = _corrected(month, changes, share, dice)
    calendar, world = month.calendar.with_late_reports(), month.world
    rates = replace(rates_of(Profile.CLEAN), national_rows=0, death_rows=0, move_rows=0)
    record = chronicle(world, changes, rates, calendar, dice)
    enrolments = enrol(world, changes, record, rates, dice)
    landing = out / "landing"
    offices = Offices(landing, world, changes.lacks_nik, rates=rates, dice=dice, edition=_EDITION)
    offices.write_national_lists(enrolments, str(month.parameters.period))
    offices.write_deaths(record.deaths)
    offices.write_moves(record.moves)
    offices.write_kk_changes(record.kk_changes)
    destination = np.where(record.destination >= 0, record.destination, month.chronicle.destination)
    styles, file_of = _correction_files(month, include_dir, resubmitted)
    corrected = resubmit(month.submission, resubmitted, file_of)
    writer = SubmissionWriter(world, after, corrected, styles, dice)
    for file in range(len(styles)):
        writer.write(landing, file)
        if progress:
            progress(file + 1, len(styles))
    replaced = superseded(landing, month)
    replaced[resubmitted] = True
    month.submission.defect[resubmitted] = Defect.SUBMITTED_TWICE
    first_writer = SubmissionWriter(
        world, after, month.submission, month.filing.styles, month.parameters.dice
    )
    tables = []
    for submission, gone, its_writer in (
        (month.submission, replaced, first_writer),
        (corrected, np.zeros(len(corrected.home), bool), writer),
    ):
        verdicts = judge(
            world,
            after,
            submission,
            destination=destination,
            is_superseded=gone,
            policy=month.policy,
            calendar=month.calendar,
        )
        tables.append(truth_table(world, after, submission, verdicts, its_writer))
    facts: dict[str, int | str] = {
        "changed_families": int(((changes.story > 0) | (changes.aid > 0)).sum()) + len(resubmitted),
        "deaths": len(record.deaths),
        "relocations": len(record.moves),
        "kemensos_rows": len(enrolments),
        "resubmitted": len(resubmitted),
    }
    return write_truth(out / "truth-next-night", pa.concat_tables(tables), facts)


def _changes(month: Month, share: float, dice: Dice) -> Fate:
    """New stories and new aid for plain families; nothing for all others."""
    world, rng, fate = month.world, dice.on("changes"), month.fate
    families = world.family_count
    free = fate.is_plain & (month.mistakes.defect == Defect.NONE) & ~fate.has_no_nik
    story, aid = np.zeros((2, families), np.int16)
    for event, part in (
        (Story.DEAD_HEAD, 0.3),
        (Story.MOVED_WITHIN, 0.15),
        (Story.MOVED_OUT, 0.1),
    ):
        chosen = pick(rng, free, share * part, families)
        story[chosen], free[chosen] = event, False
    enrolled = pick(rng, free, share * 0.25, families)
    aid[enrolled] = Aid.ENROLLED
    heads = world.starts[:-1]
    return replace(
        fate,
        story=story,
        aid=aid,
        subject=np.where(story == Story.DEAD_HEAD, heads, -1),
        beneficiary=np.where(aid == Aid.ENROLLED, heads, -1),
    )


def _corrected(month: Month, changes: Fate, share: float, dice: Dice) -> tuple[Fate, Ints]:
    """All fates of both nights, and the submitted families that a corrected list repeats.

    Half of the corrections find a fixed income.
    """
    fate, world, rng = month.fate, month.world, dice.on("corrections")
    kelurahan = world.homes.kelurahan[: world.family_count]
    here = np.unique(kelurahan)
    senders = rng.choice(here, min(_CORRECTED_KELURAHAN, len(here)), replace=False)
    free = fate.is_plain & (month.mistakes.defect == Defect.NONE) & ~fate.has_no_nik
    free &= (changes.story == Story.NONE) & (changes.aid == Aid.NONE)
    chosen = pick(rng, free & np.isin(kelurahan, senders), share * 0.2, world.family_count)
    has_fixed_income = fate.has_fixed_income.copy()
    has_fixed_income[chosen[::2]] = True
    after = replace(
        fate,
        story=np.where(changes.story > 0, changes.story, fate.story).astype(np.int16),
        aid=np.where(changes.aid > 0, changes.aid, fate.aid).astype(np.int16),
        subject=np.where(changes.subject >= 0, changes.subject, fate.subject),
        beneficiary=np.where(changes.beneficiary >= 0, changes.beneficiary, fate.beneficiary),
        has_fixed_income=has_fixed_income,
    )
    is_chosen = _marked(world.family_count, chosen)
    places = np.flatnonzero(is_chosen[month.submission.home] & ~month.submission.is_copy)
    order = np.argsort(kelurahan[month.submission.home[places]], kind="stable")
    return after, places[order]


def _correction_files(
    month: Month, include_dir: Path, resubmitted: Ints
) -> tuple[tuple[Style, ...], Ints]:
    feed = load_feeds(include_dir / "feeds")["rt_rw"]
    kelurahan = month.world.homes.kelurahan[month.submission.home[resubmitted]]
    used, file_of = np.unique(kelurahan, return_inverse=True)
    folder = f"rt_rw/{month.parameters.period}"
    styles = [
        plain_style(folder, month.world.places, place, feed, edition=_EDITION)
        for place in used.tolist()
    ]
    return tuple(styles), file_of


def _marked(size: int, chosen: Ints) -> Flags:
    marks = np.zeros(size, bool)
    marks[chosen] = True
    return marks
