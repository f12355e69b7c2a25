"""A simulated month: the landing tree, and outside it the truth."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tepat.domain.periods import Period
from tepat.simulate.draws import Flags
from tepat.simulate.mistakes import Defect
from tepat.simulate.month import Month, Parameters, imagine
from tepat.simulate.offices import ListDamage, Offices
from tepat.simulate.profiles import Profile
from tepat.simulate.report import SimulationSummary, truth_table, write_truth
from tepat.simulate.sites import write_sites
from tepat.simulate.truth import judge
from tepat.simulate.writing import SubmissionWriter
from tepat.support.errors import ConfigurationError

Progress = Callable[[int, int], None]


def simulate(  # noqa: PLR0917 - the parameters of the command, in its order
    out: Path,
    period: Period,
    families: int,
    seed: int,
    profile: Profile,
    include_dir: Path,
    progress: Progress | None = None,
) -> SimulationSummary:
    """Write ``out/landing`` and, outside it, ``out/truth``.

    The same parameters give the same bytes. ``progress`` is called with files done and total.

    Raises:
        ConfigurationError: ``out`` holds another simulation, or a reference table is missing.
    """
    parameters = Parameters(period, families, seed, profile)
    _refuse_another(out, parameters)
    month = imagine(parameters, include_dir)
    landing = out / "landing"
    offices = Offices(
        landing, month.world, month.fate.lacks_nik, rates=month.rates, dice=parameters.dice
    )
    damage = offices.write_national_lists(month.enrolments, str(period))
    offices.write_deaths(month.chronicle.deaths)
    offices.write_moves(month.chronicle.moves)
    offices.write_kk_changes(month.chronicle.kk_changes)
    write_sites(landing, month.world.places, parameters.dice, period)
    note_list_damage(month, damage)
    writer = SubmissionWriter(
        month.world, month.fate, month.submission, month.filing.styles, parameters.dice
    )
    for file in range(len(writer.styles)):
        writer.write(landing, file)
        if progress:
            progress(file + 1, len(writer.styles))
    verdicts = judge(
        month.world,
        month.fate,
        month.submission,
        destination=month.chronicle.destination,
        is_superseded=superseded(landing, month),
        policy=month.policy,
        calendar=month.calendar,
    )
    table = truth_table(month.world, month.fate, month.submission, verdicts, writer)
    facts = _parameter_facts(parameters) | {
        "members": month.world.member_count,
        "submission_rows": len(month.submission.family),
        "submission_files": len(writer.styles),
        "kemensos_rows": len(month.enrolments),
        "deaths": len(month.chronicle.deaths),
        "relocations": len(month.chronicle.moves),
        "kk_changes": len(month.chronicle.kk_changes),
    }
    return write_truth(out / "truth", table, facts)


def note_list_damage(month: Month, damage: ListDamage) -> None:
    """Label families by the mistakes in the national lists about them."""
    rows = month.enrolments
    ours = rows.person < month.world.member_count
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
    """Of two copies, the one in the file with the smaller SHA-256, or higher up in one file."""
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


def parameters_of(out: Path) -> Parameters:
    """The parameters of the simulation that stands in ``out``.

    Raises:
        ConfigurationError: There is none.
    """
    try:
        facts = json.loads((out / "truth" / "summary.json").read_text(encoding="utf-8"))["facts"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigurationError(
            f"{out} holds no simulation ({type(error).__name__}).",
            todo="Simulate a month there first.",
        ) from error
    return Parameters(
        Period.parse(facts["period"]), facts["families"], facts["seed"], Profile(facts["profile"])
    )


def _parameter_facts(parameters: Parameters) -> dict[str, int | str]:
    return {
        "period": str(parameters.period),
        "families": parameters.families,
        "seed": parameters.seed,
        "profile": str(parameters.profile),
    }


def _refuse_another(out: Path, parameters: Parameters) -> None:
    """Two simulations in one landing tree would be one month of neither."""
    landing = out / "landing"
    if not landing.is_dir() or not any(landing.iterdir()):
        return
    if parameters_of(out) != parameters:
        raise ConfigurationError(
            f"{out} holds a simulation with other parameters.",
            kept="Nothing was written.",
            todo="Choose an empty folder.",
        )
