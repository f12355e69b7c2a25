"""Distribution sites: 814 schools on the mainland, as in 2021, and one for each inhabited island.

Where a kecamatan lies is common knowledge, rounded to a hundredth of a degree (about a kilometre);
where its kelurahan and schools lie within it is invented.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np

from tepat.domain.periods import Period
from tepat.simulate.columns import arrow
from tepat.simulate.draws import Dice, Flags, Ints, Shares
from tepat.simulate.places import Places
from tepat.simulate.tables import Layout, write_delimited

SCHOOLS = 814
FULL_CAPACITY = 500
_KM_PER_DEGREE = 111.2
_ISLANDS = "31.01"
_KECAMATAN = {
    "31.01.01": (-5.66, 106.57), "31.01.02": (-5.85, 106.65), "31.71.01": (-6.17, 106.82),
    "31.71.02": (-6.16, 106.83), "31.71.03": (-6.16, 106.86), "31.71.04": (-6.18, 106.85),
    "31.71.05": (-6.18, 106.87), "31.71.06": (-6.20, 106.83), "31.71.07": (-6.20, 106.81),
    "31.71.08": (-6.18, 106.86), "31.72.01": (-6.12, 106.78), "31.72.02": (-6.13, 106.87),
    "31.72.03": (-6.12, 106.91), "31.72.04": (-6.12, 106.94), "31.72.05": (-6.13, 106.84),
    "31.72.06": (-6.16, 106.90), "31.73.01": (-6.15, 106.74), "31.73.02": (-6.16, 106.79),
    "31.73.03": (-6.15, 106.82), "31.73.04": (-6.15, 106.81), "31.73.05": (-6.19, 106.77),
    "31.73.06": (-6.14, 106.70), "31.73.07": (-6.19, 106.80), "31.73.08": (-6.18, 106.73),
    "31.74.01": (-6.23, 106.85), "31.74.02": (-6.22, 106.83), "31.74.03": (-6.25, 106.82),
    "31.74.04": (-6.29, 106.84), "31.74.05": (-6.25, 106.78), "31.74.06": (-6.29, 106.80),
    "31.74.07": (-6.24, 106.80), "31.74.08": (-6.25, 106.84), "31.74.09": (-6.33, 106.82),
    "31.74.10": (-6.25, 106.76), "31.75.01": (-6.20, 106.86), "31.75.02": (-6.19, 106.89),
    "31.75.03": (-6.23, 106.88), "31.75.04": (-6.27, 106.87), "31.75.05": (-6.32, 106.86),
    "31.75.06": (-6.18, 106.95), "31.75.07": (-6.23, 106.92), "31.75.08": (-6.27, 106.88),
    "31.75.09": (-6.33, 106.88), "31.75.10": (-6.32, 106.90),
}  # fmt: skip


@dataclass(frozen=True)
class Sites:
    """All sites, by the position of their kelurahan; coordinates in degrees."""

    kelurahan: Ints
    latitude: Shares
    longitude: Shares
    capacity: Ints


def homes(places: Places, dice: Dice) -> tuple[Shares, Shares]:
    """Latitude and longitude around which the families of each kelurahan live."""
    rng = dice.on("kelurahan on the map")
    centre = np.array([_KECAMATAN[code[:8]] for code in places.codes])
    # Kelurahan of one kecamatan lie in turn around its middle, so that no two coincide.
    turn = np.arange(len(places.codes)) * 2.4 + rng.uniform(0, 0.5, len(places.codes))
    away = rng.uniform(0.5, 1.6, len(places.codes)) / _KM_PER_DEGREE
    return centre[:, 0] + away * np.sin(turn), centre[:, 1] + away * np.cos(turn)


def kilometres(latitude: Shares, longitude: Shares, to: Shares, to_longitude: Shares) -> Shares:
    """Distances within a city, on a plane."""
    east = (to_longitude - longitude) * np.cos(np.radians(latitude))
    away: Shares = np.hypot(to - latitude, east) * _KM_PER_DEGREE
    return away


def imagine_sites(places: Places, dice: Dice) -> Sites:
    """Schools scattered over all kelurahan; four of five take as many in a day as is allowed."""
    rng = dice.on("sites")
    mainland = np.flatnonzero([not code.startswith(_ISLANDS) for code in places.codes])
    islands = np.flatnonzero([code.startswith(_ISLANDS) for code in places.codes])
    more = rng.choice(mainland, max(0, SCHOOLS - len(mainland)))
    kelurahan = np.sort(np.concatenate([mainland, more, islands]))
    latitude, longitude = homes(places, dice)
    scatter = rng.normal(0, 0.6 / _KM_PER_DEGREE, (2, len(kelurahan)))
    smaller = rng.integers(5, 10, len(kelurahan)) * 50
    return Sites(
        kelurahan=kelurahan,
        latitude=latitude[kelurahan] + scatter[0],
        longitude=longitude[kelurahan] + scatter[1],
        capacity=np.where(rng.random(len(kelurahan)) < 0.8, FULL_CAPACITY, smaller),
    )


def write_sites(landing: Path, places: Places, dice: Dice, period: Period) -> None:
    """The list of sites; they can be used from the first day of the period to the end of the next.

    One in a hundred comes without coordinates.
    """
    sites = imagine_sites(places, dice)
    number = np.arange(1, len(sites.kelurahan) + 1)
    is_unplaced = dice.on("sites without coordinates").random(len(number)) < 0.01
    first, last = period.first_day, period.first_day + timedelta(days=59)
    columns = {
        "KODE_LOKASI": [f"L{index:04d}" for index in number],
        "NAMA": [
            f"SDN {places.names[kelurahan]} {index:03d}"
            for index, kelurahan in zip(number, sites.kelurahan, strict=True)
        ],
        "KODE_KELURAHAN": [places.codes[kelurahan] for kelurahan in sites.kelurahan],
        "LINTANG": _degrees(sites.latitude, is_unplaced),
        "BUJUR": _degrees(sites.longitude, is_unplaced),
        "KAPASITAS_PER_HARI": [str(capacity) for capacity in sites.capacity],
        "TANGGAL_BUKA": [f"{first:%d-%m-%Y}"] * len(number),
        "TANGGAL_TUTUP": [f"{last:%d-%m-%Y}"] * len(number),
    }
    write_delimited(
        landing / "penyaluran" / "lokasi" / "lokasi.csv",
        [arrow(cells) for cells in columns.values()],
        Layout((), tuple(columns), number + 1),
    )


def _degrees(values: Shares, is_blank: Flags) -> list[str]:
    return ["" if blank else f"{value:.5f}" for value, blank in zip(values, is_blank, strict=True)]
