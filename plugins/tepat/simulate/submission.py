"""The submissions: families in files, in the order of writing, with their mistakes."""

from dataclasses import dataclass

import numpy as np

from tepat.simulate.draws import Days, Dice, Flags, Ints, Small
from tepat.simulate.households import Role
from tepat.simulate.mistakes import Defect, Mistakes
from tepat.simulate.world import World


@dataclass(frozen=True)
class Submission:
    """Submitted families and their rows, file by file in the order of writing.

    Columns of families: ``home`` (the family of the world), ``file``, ``kk`` (0 blank),
    ``is_copy``, ``defect``, ``rt_is_blank``; ``starts`` has each family's first row, and one more.
    Columns of rows: ``family`` (position in the family columns), ``person``, ``role``, ``nik``
    (0 blank), ``birth``, ``titles``, ``degrees``, ``row_defect``. All as written.
    """

    home: Ints
    file: Ints
    kk: Ints
    is_copy: Flags
    defect: Small
    rt_is_blank: Flags
    starts: Ints
    family: Ints
    person: Ints
    role: Small
    nik: Ints
    birth: Days
    titles: Small
    degrees: Small
    row_defect: Small

    def rows_of_file(self, file: int) -> slice:
        """The rows of a file."""
        first, last = np.searchsorted(self.file, [file, file + 1])
        return slice(int(self.starts[first]), int(self.starts[last]))


def submit(
    world: World, mistakes: Mistakes, file_of: Ints, second_file_of: Ints, dice: Dice
) -> Submission:
    """Write families down, the second copy of a family at the end of its file.

    ``second_file_of`` is the file in which a second copy of each family would stand.
    """
    families = world.family_count
    twice = np.flatnonzero(mistakes.defect == Defect.SUBMITTED_TWICE)
    home = np.concatenate([np.arange(families), twice])
    file = np.concatenate([file_of, second_file_of[twice]])
    is_copy = np.arange(len(home)) >= families
    order = np.lexsort((is_copy, file))
    home, file, is_copy = home[order], file[order], is_copy[order]
    place = np.empty(families, np.int64)
    place[home[~is_copy]] = np.flatnonzero(~is_copy)
    family, person, role = _rows(world, mistakes, home, place)
    headless = mistakes.defect[home] == Defect.HEADLESS
    role = np.where(headless[family] & (role == Role.HEAD), Role.OTHER, role).astype(np.int16)
    titles, degrees = _titles(world, dice)
    copied = mistakes.copied_to[person] == home[family]
    return Submission(
        home=home,
        file=file,
        kk=mistakes.kk[home],
        is_copy=is_copy,
        defect=mistakes.defect[home],
        rt_is_blank=mistakes.rt_is_blank[home],
        starts=np.searchsorted(family, np.arange(len(home) + 1)),
        family=family,
        person=person,
        role=np.where(copied, Role.RELATIVE, role).astype(np.int16),
        nik=mistakes.nik[person],
        birth=mistakes.birth[person],
        titles=titles[person],
        degrees=degrees[person],
        row_defect=mistakes.row_defect[person],
    )


def _rows(world: World, mistakes: Mistakes, home: Ints, place: Ints) -> tuple[Ints, Ints, Small]:
    """Rows of families as (family, person, role); a guest from another family comes last."""
    sizes = world.sizes[home]
    family = np.repeat(np.arange(len(home)), sizes)
    offset = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    person = world.starts[home][family] + offset
    guest = np.flatnonzero(mistakes.copied_to >= 0)
    family = np.concatenate([family, place[mistakes.copied_to[guest]]])
    person = np.concatenate([person, guest])
    order = np.argsort(family, kind="stable")
    return family[order], person[order], world.people.role[person[order]]


def _titles(world: World, dice: Dice) -> tuple[Small, Small]:
    """Titles and degrees that grown members write with their names."""
    rng, members = dice.on("titles"), world.member_count
    born = world.people.birth[:members]
    is_grown = born < born.max() - np.timedelta64(30 * 365, "D")
    chance = rng.random(members)
    title = np.where(world.people.is_female[:members], 2, 1)
    title = np.where(chance < 0.003, rng.integers(3, 6, members), title)
    degree = np.where(rng.random(members) < 0.02, rng.integers(1, 6, members), 0)
    titled = is_grown & (chance < 0.03)
    return (
        np.where(titled, title, 0).astype(np.int16),
        np.where(is_grown, degree, 0).astype(np.int16),
    )


def resubmit(submission: Submission, families: Ints, file_of: Ints) -> Submission:
    """Some of the families again, in other files; ``families`` are sorted by ``file_of``."""
    sizes = np.diff(submission.starts)[families]
    family = np.repeat(np.arange(len(families)), sizes)
    offset = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    rows = submission.starts[families][family] + offset
    return Submission(
        home=submission.home[families],
        file=file_of,
        kk=submission.kk[families],
        is_copy=np.zeros(len(families), bool),
        defect=np.full(len(families), Defect.SUBMITTED_TWICE, np.int16),
        rt_is_blank=submission.rt_is_blank[families],
        starts=np.append(np.cumsum(sizes) - sizes, sizes.sum()),
        family=family,
        person=submission.person[rows],
        role=submission.role[rows],
        nik=submission.nik[rows],
        birth=submission.birth[rows],
        titles=submission.titles[rows],
        degrees=submission.degrees[rows],
        row_defect=submission.row_defect[rows],
    )
