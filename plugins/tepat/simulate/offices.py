"""Files of the other offices: the national lists by city, the civil registry by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from tepat.simulate.columns import Text, arrow, digits, joined
from tepat.simulate.draws import Days, Dice, Flags, Ints
from tepat.simulate.events import (
    CAUSES,
    PROGRAMMES,
    STATUSES,
    Deaths,
    Enrolments,
    KkChanges,
    Moves,
)
from tepat.simulate.identity_numbers import damage
from tepat.simulate.names import Names, render_names
from tepat.simulate.places import OUTSIDE_REGIONS, STREETS
from tepat.simulate.profiles import Rates
from tepat.simulate.styles import slug_of_city
from tepat.simulate.tables import Layout, write_delimited
from tepat.simulate.variants import spell_differently
from tepat.simulate.world import World
from tepat.simulate.writing import RELATIONS

_SPELLINGS = {
    "BST": ("BST", "BST KEMENSOS"),
    "KARTU SEMBAKO": ("KARTU SEMBAKO", "SEMBAKO"),
    "PRAKERJA": ("PRAKERJA", "KARTU PRAKERJA"),
}
_STREETS = arrow(STREETS)


@dataclass(frozen=True)
class ListDamage:
    """Rows of the national lists that were written with a mistake."""

    nik_is_missing: Flags
    nik_is_wrong: Flags
    name_is_variant: Flags


class Offices:
    """Writes what Kemensos and Dukcapil send, with their own mistakes.

    ``lacks_nik`` marks persons without a number; ``edition`` keeps the names of files and the
    serial numbers of a later night apart from those of the first.
    """

    def __init__(
        self,
        landing: Path,
        world: World,
        lacks_nik: Flags,
        *,
        rates: Rates,
        dice: Dice,
        edition: str = "",
    ) -> None:
        self._landing, self._world, self._lacks_nik = landing, world, lacks_nik
        self._rates, self._dice, self._edition = rates, dice, edition

    def write_national_lists(self, rows: Enrolments, period: str) -> ListDamage:
        """One file per city; the returned marks are in the order of ``rows``."""
        world, rng = self._world, self._dice.on("national lists")
        home = world.people.home[rows.person]
        mistaken = ListDamage(
            nik_is_missing=(own := rows.person == rows.namesake)
            & (rng.random(len(rows)) < self._rates.list_nik_missing),
            nik_is_wrong=own & (rng.random(len(rows)) < self._rates.list_nik_wrong),
            name_is_variant=own & (rng.random(len(rows)) < self._rates.list_name_variant),
        )
        nik = self._niks(rows.person, mistaken.nik_is_missing)
        nik = np.where(mistaken.nik_is_wrong, damage(rng, nik), nik)
        places, kelurahan = world.places, world.homes.kelurahan[home]
        spelling = arrow([_spelling(code, odd) for code in PROGRAMMES for odd in (0, 1)])
        odd = (rng.random(len(rows)) < 0.3) & (self._rates.untidy_files > 0)
        columns = {
            "NO_KK": _numbers(rows.kk),
            "NIK": _numbers(nik),
            "NAMA": self._names(rows.namesake, mistaken.name_is_variant, rng),
            "TANGGAL_LAHIR": _iso(world.people.birth[rows.namesake]),
            "ALAMAT": _address(world.homes.street[home], world.homes.house_number[home]),
            "KELURAHAN": arrow([name.upper() for name in places.names]).take(arrow(kelurahan)),
            "PROGRAM": spelling.take(arrow(rows.programme * 2 + odd)),
            "STATUS": arrow(STATUSES).take(arrow(rows.status)),
        }
        cities, city = np.unique(np.array(places.cities), return_inverse=True)
        names = [f"kemensos/{period}/{slug_of_city(name)}{self._edition}.csv" for name in cities]
        delimiters = [";", ",", ",", ",", "|", ","] if self._rates.untidy_files else [","] * 6
        self._write(columns, city[kelurahan], names, np.lexsort((nik, kelurahan)), delimiters)
        return mistaken

    def write_deaths(self, rows: Deaths) -> None:
        """Deaths by month of report."""
        world, rng = self._world, self._dice.on("death files")
        home = world.people.home[rows.person]
        missing, variant = self._registry_mistakes(len(rows), rng)
        code = np.array([code[:5].replace(".", "") for code in world.places.codes])
        kelurahan = world.homes.kelurahan[home]
        serial = pc.utf8_lpad(_numbers(rows.certificate), 5, "0")
        parts = [arrow(code[kelurahan]), "KM", _compact(rows.died_on), serial]
        columns = {
            "NO_AKTA": joined(parts, f"{self._edition}-"),
            "NIK": _numbers(self._niks(rows.person, missing)),
            "NO_KK": _numbers(world.homes.kk[home]),
            "NAMA": self._names(rows.person, variant & ~rows.is_reversal, rng),
            "TANGGAL_LAHIR": _iso(world.people.birth[rows.person]),
            "KELURAHAN": arrow(world.places.names).take(arrow(kelurahan)),
            "TANGGAL_KEMATIAN": _iso(rows.died_on),
            "TANGGAL_LAPOR": _iso(rows.reported_on),
            "PERISTIWA": pc.if_else(arrow(rows.is_reversal), "PEMBATALAN", "KEMATIAN"),
        }
        order = np.lexsort((rows.certificate, rows.is_reversal, rows.reported_on))
        self._write_by_month(columns, "dukcapil/kematian/kematian", rows.reported_on, order)

    def write_moves(self, rows: Moves) -> None:
        """Relocations by month of report."""
        world, rng = self._world, self._dice.on("move files")
        home = world.people.home[rows.person]
        missing, variant = self._registry_mistakes(len(rows), rng)
        missing &= ~rows.is_reversal
        codes = arrow([*world.places.codes, *OUTSIDE_REGIONS])
        letter = joined(
            ["SKPWNI", _compact(rows.moved_on), _numbers(rows.letter)], f"{self._edition}/"
        )
        columns = {
            "NO_SKPWNI": pc.if_else(arrow(rows.letter == 0), "", letter),
            "NIK": _numbers(self._niks(rows.person, missing)),
            "NAMA": self._names(rows.person, variant & ~rows.is_reversal, rng),
            "NO_KK_ASAL": _numbers(rows.kk_from),
            "NO_KK_TUJUAN": _numbers(rows.kk_to),
            "KODE_WILAYAH_ASAL": codes.take(arrow(world.homes.kelurahan[home])),
            "KODE_WILAYAH_TUJUAN": codes.take(arrow(rows.to_region)),
            "ALAMAT_TUJUAN": _address(rows.street, rows.house_number),
            "RT_TUJUAN": pc.utf8_lpad(_numbers(rows.rt), 3, "0"),
            "RW_TUJUAN": pc.utf8_lpad(_numbers(rows.rw), 3, "0"),
            "TANGGAL_PINDAH": _iso(rows.moved_on),
            "TANGGAL_LAPOR": _iso(rows.reported_on),
            "PERISTIWA": pc.if_else(arrow(rows.is_reversal), "PEMBATALAN", "PINDAH"),
        }
        order = np.lexsort((rows.person, rows.is_reversal, rows.reported_on))
        self._write_by_month(columns, "dukcapil/pindah/pindah", rows.reported_on, order)

    def write_kk_changes(self, rows: KkChanges) -> None:
        """Changes of Kartu Keluarga by month."""
        role = arrow(RELATIONS).take(arrow(self._world.people.role[rows.person]))
        columns = {
            "NO_KK_LAMA": _numbers(rows.kk_from),
            "NO_KK_BARU": _numbers(rows.kk_to),
            "NIK": _numbers(self._world.people.nik[rows.person]),
            "HUBUNGAN_KELUARGA": role,
            "TANGGAL_BERLAKU": _iso(rows.effective_on),
            "SEBAB": arrow(CAUSES).take(arrow(rows.cause)),
        }
        order = np.lexsort((rows.person, rows.effective_on))
        self._write_by_month(columns, "dukcapil/kk/kk", rows.effective_on, order)

    def _registry_mistakes(self, size: int, rng: np.random.Generator) -> tuple[Flags, Flags]:
        return (
            rng.random(size) < self._rates.registry_nik_missing,
            rng.random(size) < self._rates.registry_name_variant,
        )

    def _niks(self, persons: Ints, missing: Flags) -> Ints:
        return np.where(missing | self._lacks_nik[persons], 0, self._world.people.nik[persons])

    def _names(self, persons: Ints, variant: Flags, rng: np.random.Generator) -> Text:
        plain = np.zeros(len(persons), np.int16)
        names = render_names(Names(self._world.people.names.words[persons]), plain, plain)
        written = pc.utf8_upper(names)
        if not variant.any():
            return written
        others = spell_differently(rng, names.filter(arrow(variant)).to_pylist())
        return pc.replace_with_mask(written, arrow(variant), arrow(others))

    def _write_by_month(
        self, columns: Mapping[str, Text], stem: str, on: Days, order: Ints
    ) -> None:
        months, month = np.unique(on.astype("datetime64[M]"), return_inverse=True)
        names = [f"{stem}-{name}{self._edition}.csv" for name in months.astype(str)]
        self._write(columns, month, names, order, [","] * len(names))

    def _write(
        self,
        columns: Mapping[str, Text],
        file_of: Ints,
        names: Sequence[str],
        order: Ints,
        delimiters: Sequence[str],
    ) -> None:
        for number, name in enumerate(names):
            rows = order[file_of[order] == number]
            if not len(rows):
                continue
            index = arrow(rows)
            cells = [column.take(index) for column in columns.values()]
            layout = Layout((), tuple(columns), 2 + np.arange(len(rows)))
            write_delimited(self._landing / name, cells, layout, delimiter=delimiters[number])


def _spelling(programme: str, odd: int) -> str:
    return _SPELLINGS.get(programme, (programme, programme))[odd]


def _numbers(values: np.typing.NDArray[np.integer]) -> Text:
    return pc.if_else(arrow(values == 0), "", digits(values))


def _iso(values: Days) -> Text:
    return pc.strftime(arrow(values.astype("datetime64[D]")), format="%Y-%m-%d")


def _compact(values: Days) -> Text:
    return pc.strftime(arrow(values.astype("datetime64[D]")), format="%d%m%Y")


def _address(street: np.typing.NDArray[np.integer], number: np.typing.NDArray[np.integer]) -> Text:
    return joined([_STREETS.take(arrow(street)), _numbers(number)], " No. ")
