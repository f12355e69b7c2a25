"""Makes a failing world small: leaves out families, rows and nights that do not matter."""

from collections.abc import Callable
from dataclasses import replace

from tests.oracle.worlds import File, NightDraft, World

Atom = tuple[int, int, int]


def shrunk(world: World, fails: Callable[[World], bool]) -> World:
    """A smaller world that still fails; each half, quarter … is tried without."""
    for last in range(1, len(world.nights)):
        if fails(replace(world, nights=world.nights[:last])):
            world = replace(world, nights=world.nights[:last])
            break
    atoms = _atoms(world)
    size = max(1, len(atoms) // 2)
    while True:
        at = 0
        while at < len(atoms):
            fewer = atoms[:at] + atoms[at + size :]
            if fails(_only(world, fewer)):
                atoms = fewer
            else:
                at += size
        if size == 1:
            return _only(world, atoms)
        size //= 2


def _atoms(world: World) -> list[Atom]:
    """Every family and every row, by night, file and place in it."""
    return [
        (night, file, index)
        for night, draft in enumerate(world.nights)
        for file, content in enumerate(draft.files)
        for index in range(len(content.families) + len(content.rows))
    ]


def _only(world: World, atoms: list[Atom]) -> World:
    kept = set(atoms)

    def files_of(night: int, draft: NightDraft) -> tuple[File, ...]:
        files = (
            replace(
                file,
                families=tuple(f for i, f in enumerate(file.families) if (night, n, i) in kept),
                rows=tuple(r for i, r in enumerate(file.rows) if (night, n, i) in kept),
            )
            for n, file in enumerate(draft.files)
        )
        return tuple(file for file in files if file.families or file.rows)

    return replace(
        world,
        nights=tuple(
            replace(draft, files=files_of(night, draft)) for night, draft in enumerate(world.nights)
        ),
    )
