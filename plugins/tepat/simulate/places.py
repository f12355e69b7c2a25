"""Where families live: the 267 kelurahan, how many families each has, streets, RT and RW."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from tepat.simulate.draws import Dice, Ints, Shares, Small
from tepat.simulate.july_2021 import FAMILIES, PUBLISHED, CityFigures
from tepat.support.errors import ConfigurationError

# Districts around and far from Jakarta where people were born or move to.
OUTSIDE_REGIONS = (
    *("32.01.01", "32.01.13", "32.16.06", "32.75.04", "32.76.01", "32.76.05", "36.71.02"),
    *("36.03.12", "36.74.03", "32.17.08", "32.09.11", "33.27.05", "33.29.03", "33.02.10"),
    *("33.05.07", "33.08.09", "33.10.14", "34.02.05", "35.24.08", "35.78.10", "35.15.07"),
    *("18.71.05", "16.71.03", "13.71.06", "12.71.09", "12.12.04", "73.71.07", "52.71.02"),
)
_STREETS = (
    *("Jl. Melati", "Jl. Mawar", "Jl. Kenanga", "Jl. Cempaka", "Jl. Flamboyan", "Jl. Anggrek"),
    *("Jl. Dahlia", "Jl. Bougenville", "Jl. Kamboja", "Jl. Teratai", "Jl. Mangga", "Jl. Rambutan"),
    *("Jl. Duku", "Jl. Nangka", "Jl. Belimbing", "Jl. Salak", "Jl. Jambu", "Jl. Kelapa Gading"),
    *("Jl. Swadaya", "Jl. Gotong Royong", "Jl. Pertanian", "Jl. Pendidikan", "Jl. Masjid"),
    *("Jl. Haji Naman", "Jl. Haji Miran", "Jl. Haji Gari", "Jl. Kebon Nanas", "Jl. Kebon Kosong"),
    *("Jl. Kampung Baru", "Jl. Pulo Asem", "Jl. Rawa Badak", "Jl. Rawa Indah", "Jl. Kali Baru"),
    *(
        "Jl. Bangka",
        "Jl. Cipinang Jaya",
        "Jl. Otista",
        "Jl. Tipar",
        "Jl. Warakas",
        "Jl. Sungai Bambu",
    ),
    *("Gg. Mawar", "Gg. Melati", "Gg. Haji Saidi", "Gg. Buntu", "Gg. Damai", "Gg. Kancil"),
    *("Gg. Masjid", "Gg. Sawo", "Gg. Langgar", "Gg. Pancasila", "Kp. Pulo", "Kp. Rawa", "Kp. Bali"),
)
STREETS = tuple(f"{street}{suffix}" for street in _STREETS for suffix in ("", " I", " II", " III"))


@dataclass(frozen=True)
class Places:
    """The kelurahan of DKI Jakarta, in order of code."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    districts: tuple[str, ...]
    cities: tuple[str, ...]

    @cached_property
    def city_codes(self) -> tuple[str, ...]:
        """The city's code of each kelurahan, such as ``31.74``."""
        return tuple(code[:5] for code in self.codes)

    @cached_property
    def nik_regions(self) -> Ints:
        """The six digits that a NIK issued in each kelurahan begins with."""
        return np.array([int(code[:8].replace(".", "")) for code in self.codes], dtype=np.int64)

    @cached_property
    def overlap(self) -> Shares:
        """How much more often than the mean a family here is on a national list."""
        mean = sum(city.held for city in PUBLISHED.values()) / FAMILIES
        share = {code: city.held / city.listed / mean for code, city in PUBLISHED.items()}
        return np.array([share[city] for city in self.city_codes])

    def settle(self, families: int, dice: Dice) -> Small:
        """A kelurahan for each family, sorted: cities as in July 2021, uneven within them.

        Every kelurahan gets a family when there are enough.
        """
        rng = dice.on("settle")
        uneven = self._unevenness(rng)
        city = np.array(self.city_codes)
        weight = np.zeros(len(self.codes))
        for code, figures in PUBLISHED.items():
            here = city == code
            weight[here] = figures.listed * uneven[here] / uneven[here].sum()
        first = np.arange(len(self.codes)) if families >= len(self.codes) else np.empty(0, int)
        rest = rng.choice(len(self.codes), families - len(first), p=weight / weight.sum())
        return np.sort(np.concatenate([first, rest])).astype(np.int16)

    def settle_exactly(self, cities: Mapping[str, CityFigures], dice: Dice) -> Small:
        """A kelurahan for each family listed, sorted: cities exactly so, uneven within them.

        Every kelurahan of a city gets a family when it has enough.
        """
        rng = dice.on("settle")
        uneven = self._unevenness(rng)
        city = np.array(self.city_codes)
        settled = []
        for code, figures in cities.items():
            here = np.flatnonzero(city == code)
            first = here if figures.listed >= len(here) else here[:0]
            weight = uneven[here] / uneven[here].sum()
            settled += [first, rng.choice(here, figures.listed - len(first), p=weight)]
        return np.sort(np.concatenate(settled)).astype(np.int16)

    def within_city(self, home: Ints, goal: Ints) -> Ints:
        """For each goal another kelurahan of the city of ``home``, never ``home`` itself."""
        first = np.array([self.city_codes.index(code) for code in self.city_codes])[home]
        size = np.array([self.city_codes.count(code) for code in self.city_codes])[home]
        inside: Ints = first + (home - first + 1 + goal % (size - 1)) % size
        return inside

    def _unevenness(self, rng: np.random.Generator) -> Shares:
        return rng.lognormal(0.0, 0.45, len(self.codes))


def load_places(include_dir: Path) -> Places:
    """Read ``include/reference/kelurahan.csv``.

    Raises:
        ConfigurationError: The table is missing or names a city outside DKI Jakarta.
    """
    path = include_dir / "reference" / "kelurahan.csv"
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = sorted(csv.DictReader(handle), key=lambda row: row["kelurahan_code"])
        places = Places(
            codes=tuple(row["kelurahan_code"] for row in rows),
            names=tuple(row["kelurahan"] for row in rows),
            districts=tuple(row["kecamatan"] for row in rows),
            cities=tuple(row["kota"] for row in rows),
        )
    except (OSError, KeyError) as error:
        raise ConfigurationError(
            f"{path.name}: the table of kelurahan cannot be read ({type(error).__name__})."
        ) from error
    strangers = sorted(set(places.city_codes) - set(PUBLISHED))
    if strangers or not rows:
        raise ConfigurationError(f"{path.name}: no city of DKI Jakarta: {', '.join(strangers)}.")
    return places
