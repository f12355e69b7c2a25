"""Sites, invitees and complainants: who comes, representatives and documents, who complains.

Reads the list of invitations of ``tepat invitations list`` and the list of sites, and writes files
of the landing contract. The ground truth is written too: the kind of each row, and its expected
result.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tepat.simulate.columns import arrow
from tepat.simulate.draws import Dice, Ints, Shares
from tepat.simulate.places import Places, load_places
from tepat.simulate.simulation import parameters_of
from tepat.simulate.sites import homes, kilometres
from tepat.simulate.tables import Layout, write_delimited
from tepat.support.errors import ConfigurationError

_ABSENT = {1: 0.09, 2: 0.3, 3: 0.3}
_REPRESENTED, _MISTAKEN = 0.06, 0.003
_TOO_FAR_KM, _COMPLAINS_OF_DISTANCE, _COMPLAINS = 1.0, 0.02, 0.015
# Representatives, their documents, and the expected result at the site.
_PROXIES = (
    ("ANAK", "SURAT_KUASA;TTD_KEPALA_KELUARGA;KTP_WAKIL", None, 0.4),
    ("ISTRI", "KK;KTP_WAKIL", None, 0.2),
    ("SUAMI", "BUKU_NIKAH", None, 0.1),
    ("ANAK", "SURAT_KUASA;KTP_WAKIL", "SIGNATURE_MISSING", 0.1),
    ("FAMILI LAIN", "TTD_KEPALA_KELUARGA", "LETTER_MISSING", 0.05),
    ("LAINNYA", "KTP_WAKIL", "LETTER_AND_SIGNATURE_MISSING", 0.1),
    ("ISTRI", "KTP_WAKIL", "FAMILY_DOCUMENT_MISSING", 0.05),
)
_CATEGORIES = {
    "BELUM_MENERIMA": ("PAYMENT", 0.4),
    "DATA_SALAH": ("REVIEW", 0.2),
    "SALAH_SASARAN": ("REVIEW", 0.1),
    "KARTU_ATM": ("BANK", 0.2),
    "LAINNYA": ("OFFICE", 0.1),
}
_TOO_FAR = "LOKASI_TERLALU_JAUH"
_ATTENDANCE = (
    *("ID_UNDANGAN", "UNDANGAN_KE", "HADIR", "TANGGAL", "DIWAKILI", "NIK_WAKIL"),
    *("HUBUNGAN_WAKIL", "DOKUMEN"),
)
_COMPLAINT = (*("ID_PENGADUAN", "TANGGAL", "NIK", "NO_KK", "KODE_KELURAHAN", "KATEGORI", "ISI"),)

Row = dict[str, str]


@dataclass(frozen=True)
class DistributionSummary:
    """How many rows of attendance, of these who came, and complaints were written."""

    attendances: int
    came: int
    complaints: int
    complaints_of_distance: int


def simulate_distribution(out: Path, invitations: Path, include_dir: Path) -> DistributionSummary:
    """Write attendance and complaints below ``out/landing``, and the truth of both beside it.

    ``out`` holds a simulated month; the same month and list give the same bytes. Another round is
    another file, with chances of its own.

    Raises:
        ConfigurationError: ``out`` holds no simulation, or the list of invitations cannot be read.
    """
    parameters = parameters_of(out)
    landing, truth = out / "landing", out / "truth-distribution"
    invited = _read(invitations)
    edition = f"{min(_day(line) for line in invited):%Y-%m-%d}"
    attendance, fates = _attend(invited, parameters.dice.on(f"attendance {edition}"))
    far = _distances(invited, landing, load_places(include_dir), parameters.dice)
    complaints, routes = _complain(
        invited, far, parameters.dice.on(f"complaints {edition}"), edition
    )
    folder = landing / "penyaluran" / "kehadiran" / str(parameters.period)
    _write(folder / f"{edition}.csv", attendance, _ATTENDANCE)
    _write(landing / "pengaduan" / f"{edition}.csv", complaints, _COMPLAINT)
    truth.mkdir(exist_ok=True)
    _write_truth(truth / f"attendance-{edition}.parquet", "outcome", fates)
    _write_truth(truth / f"complaints-{edition}.parquet", "route", routes)
    return DistributionSummary(
        attendances=len(attendance),
        came=sum(row["HADIR"] == "YA" for row in attendance),
        complaints=len(complaints),
        complaints_of_distance=routes.count("REMAP"),
    )


def _attend(invited: list[Row], rng: np.random.Generator) -> tuple[list[Row], list[str]]:
    """What the sites write, and what ought to become of each row."""
    rows, fates = [], []
    shares = np.array([share for *_, share in _PROXIES])
    for line in invited:
        row = dict.fromkeys(_ATTENDANCE, "") | {
            "ID_UNDANGAN": line["ID_UNDANGAN"],
            "UNDANGAN_KE": line["UNDANGAN_KE"],
            "HADIR": "YA",
            "TANGGAL": line["TANGGAL"],
            "DIWAKILI": "TIDAK",
        }
        fate = "COLLECTED"
        chance = rng.random()
        if chance < _ABSENT[int(line["UNDANGAN_KE"])]:
            row["HADIR"], fate = "TIDAK", "ABSENT"
        elif rng.random() < _REPRESENTED:
            relation, documents, refusal, _ = _PROXIES[rng.choice(len(_PROXIES), p=shares)]
            row |= {"DIWAKILI": "YA", "HUBUNGAN_WAKIL": relation, "DOKUMEN": documents}
            row["NIK_WAKIL"] = f"31740{rng.integers(10**10, 10**11)}"
            fate = refusal or fate
        rows.append(row)
        fates.append(fate)
        if fate == "COLLECTED" and rng.random() < _MISTAKEN:
            mistake, wrong = _mistaken(row, rng)
            rows.append(mistake)
            fates.append(wrong)
    return rows, fates


def _mistaken(row: Row, rng: np.random.Generator) -> tuple[Row, str]:
    """A second row that ought not to count."""
    kind = rng.integers(3)
    if kind == 0:
        return dict(row), "ALREADY_COLLECTED"
    if kind == 1 or row["UNDANGAN_KE"] == "3":
        return row | {"ID_UNDANGAN": f"X{rng.integers(10**9)}"}, "INVITATION_UNKNOWN"
    return row | {"UNDANGAN_KE": "3"}, "ROUND_NOT_SENT"


def _complain(
    invited: list[Row], far: Shares, rng: np.random.Generator, edition: str
) -> tuple[list[Row], list[str]]:
    """Complaints on the day of the invitation or soon after, and where each ought to go."""
    rows: list[Row] = []
    routes: list[str] = []
    names = tuple(_CATEGORIES)
    shares = np.array([share for _, share in _CATEGORIES.values()])
    for line, km in zip(invited, far, strict=True):
        category = None
        if km > _TOO_FAR_KM and rng.random() < _COMPLAINS_OF_DISTANCE * km / _TOO_FAR_KM:
            category, route = _TOO_FAR, "REMAP"
        elif rng.random() < _COMPLAINS:
            category = names[rng.choice(len(names), p=shares)]
            route = _CATEGORIES[category][0]
        if category is None:
            continue
        day = _day(line) + timedelta(days=int(rng.integers(0, 4)))
        rows.append(
            dict.fromkeys(_COMPLAINT, "")
            | {
                "ID_PENGADUAN": f"P{edition.replace('-', '')}{len(rows) + 1:06d}",
                "TANGGAL": f"{day:%d-%m-%Y}",
                "KODE_KELURAHAN": line["KODE_KELURAHAN"],
                "KATEGORI": category,
                "ISI": "Mohon ditindaklanjuti.",
            }
        )
        routes.append(route)
    return rows, routes


def _distances(invited: list[Row], landing: Path, places: Places, dice: Dice) -> Shares:
    """How far each is truly sent, from where the families of the kelurahan live."""
    sites = {row["KODE_LOKASI"]: row for row in _read(landing / "penyaluran/lokasi/lokasi.csv")}
    home = {code: place for place, code in enumerate(places.codes)}
    latitude, longitude = homes(places, dice)
    at: Ints = np.array([home[line["KODE_KELURAHAN"]] for line in invited])
    site = [sites[line["KODE_LOKASI"]] for line in invited]
    there = np.array([(float(row["LINTANG"]), float(row["BUJUR"])) for row in site])
    return kilometres(latitude[at], longitude[at], there[:, 0], there[:, 1])


def _read(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be read ({type(error).__name__}).",
            kept="Nothing was written.",
            todo="Simulate a month first, and write the invitations: tepat invitations list.",
        ) from error
    if not rows:
        raise ConfigurationError(f"{path} has no rows.", kept="Nothing was written.")
    return rows


def _write(path: Path, rows: list[Row], headers: tuple[str, ...]) -> None:
    columns = [arrow([row[header] for row in rows]) for header in headers]
    write_delimited(path, columns, Layout((), headers, _row_numbers(rows)))


def _write_truth(path: Path, column: str, labels: list[str]) -> None:
    columns: dict[str, Any] = {"source_row": _row_numbers(labels), column: labels}
    pq.write_table(pa.table(columns), path)


def _row_numbers(rows: Sequence[Any]) -> Ints:
    """The rows' numbers in the file, below its header."""
    return np.arange(2, len(rows) + 2)


def _day(line: Row) -> date:
    return datetime.strptime(line["TANGGAL"], "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
