"""Records of the other offices, as columns: deaths, relocations, KK changes and enrolments."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from tepat.simulate.draws import Days, Flags, Ints, Small

PROGRAMMES = ("BST", "PKH", "BPNT", "KARTU SEMBAKO", "PAKET SEMBAKO", "PRAKERJA")
STATUSES = ("AKTIF", "NONAKTIF", "GAGAL")


class Table:
    """Columns of equal length."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))  # type: ignore[arg-type]

    @classmethod
    def concat(cls, parts: "list[Self]") -> Self:
        """Tables below each other."""
        names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
        return cls(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in names})

    def take(self, chosen: Ints | Flags) -> Self:
        """Some rows."""
        names = [field.name for field in fields(self)]  # type: ignore[arg-type]
        return type(self)(**{name: getattr(self, name)[chosen] for name in names})


@dataclass(frozen=True)
class Deaths(Table):
    """One row per certificate event; ``certificate`` is a serial number."""

    person: Ints
    died_on: Days
    reported_on: Days
    certificate: Ints
    is_reversal: Flags


@dataclass(frozen=True)
class Moves(Table):
    """One row per person and move; ``to_region`` counts kelurahan, then regions outside.

    ``letter`` is a serial number, 0 where none is issued; ``kk_to`` is 0 where blank.
    """

    person: Ints
    kk_from: Ints
    kk_to: Ints
    to_region: Small
    street: Small
    house_number: Small
    rt: Small
    rw: Small
    moved_on: Days
    reported_on: Days
    letter: Ints
    is_reversal: Flags


@dataclass(frozen=True)
class KkChanges(Table):
    """One row per person and change."""

    person: Ints
    kk_from: Ints
    kk_to: Ints
    effective_on: Days
    cause: Small


@dataclass(frozen=True)
class Enrolments(Table):
    """One row per person and programme; ``namesake`` is the person whose name the list shows.

    ``kk`` is 0 where the list has none.
    """

    person: Ints
    namesake: Ints
    kk: Ints
    programme: Small
    status: Small


CAUSES = ("KEMATIAN", "PINDAH", "CERAI", "PISAH KK", "GABUNG")


@dataclass(frozen=True)
class Registry:
    """Everything that the other offices send."""

    deaths: Deaths
    moves: Moves
    kk_changes: KkChanges
    enrolments: Enrolments
