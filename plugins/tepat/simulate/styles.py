"""How each neighbourhood writes its file: format, headers, codes, dates, layout."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np

from tepat.domain.feeds import Feed
from tepat.simulate.draws import Dice, Ints
from tepat.simulate.places import Places
from tepat.simulate.profiles import Rates
from tepat.simulate.world import World

Option = TypeVar("Option")

SMALL_MONTH = 50_000  # families up to which spreadsheets are among the files
_SPLIT_SHARE = 0.12  # of kelurahan that send a second file, while the month is small
_FIRST_ORDER = ("NO", "NO_KK", "NIK", "NAMA")


class DateForm(StrEnum):
    """How dates are written."""

    ISO = "%Y-%m-%d"
    DASHES = "%d-%m-%Y"
    SLASHES = "%d/%m/%Y"
    SHORT = "%d/%m/%y"
    WORDS = "words"
    PLACE = "place"
    CELL = "cell"


@dataclass(frozen=True)
class Style:
    """One file. ``headers`` are (contract name, header as written), in order of columns."""

    path: str
    kelurahan: int
    is_spreadsheet: bool
    headers: tuple[tuple[str, str], ...]
    titles: tuple[str, ...] = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"
    date_form: DateForm = DateForm.DASHES
    answers: tuple[str, str] = ("YA", "TIDAK")
    sexes: tuple[str, str] = ("L", "P")
    number_form: str = "{}"
    no_number: str = ""
    case: str = "written"
    kelurahan_form: str = "name"
    is_merged: bool = False
    has_padded_rt: bool = True
    has_blank_lines: bool = False
    has_total: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Contract names of the columns, in order."""
        return tuple(name for name, _ in self.headers)

    @property
    def header_row(self) -> int:
        """The header's row number, as a spreadsheet shows it."""
        return len(self.titles) + 1


@dataclass(frozen=True)
class Filing:
    """The files of a month, and which of them each family is written in.

    ``second_file_of`` is where a second copy of the family would stand.
    """

    styles: tuple[Style, ...]
    file_of: Ints
    second_file_of: Ints


def plan_files(world: World, folder: str, feed: Feed, rates: Rates, dice: Dice) -> Filing:
    """One file per kelurahan; in a small month some are spreadsheets and some come in two parts."""
    places, families = world.places, world.family_count
    kelurahan_of, rw = world.homes.kelurahan[:families], world.homes.rw[:families]
    is_small = families <= SMALL_MONTH
    rng = dice.on("formats")
    spreadsheet = is_small & (rng.random(len(places.codes)) < rates.spreadsheet_files)
    split = is_small & (rng.random(len(places.codes)) < _SPLIT_SHARE)
    middle = np.full(len(places.codes), np.inf)
    for kelurahan in np.flatnonzero(split):
        here = rw[kelurahan_of == kelurahan]
        middle[kelurahan] = np.median(here) if len(here) else np.inf
    key = kelurahan_of.astype(np.int64) * 2 + (rw > middle[kelurahan_of])
    used, file_of = np.unique(key, return_inverse=True)
    other = np.minimum(np.searchsorted(used, key ^ 1), len(used) - 1)
    other = np.where(used[other] == (key ^ 1), other, file_of)
    crosses = dice.on("second copies").random(len(key)) < 0.5
    styles = []
    for number, code in enumerate(used.tolist()):
        kelurahan, part = divmod(code, 2)
        is_split = bool(split[kelurahan])
        is_sheet = bool(part == 1 if is_split else spreadsheet[kelurahan])
        path = f"{folder}/{_place_path(places, kelurahan)}{f'-{part + 1}' if is_split else ''}"
        rng = dice.on(f"style {number}")
        untidy = rates.untidy_files if is_small else rates.untidy_files / 3
        styles.append(
            _style(path, kelurahan, is_sheet, places=places, feed=feed, rng=rng, untidy=untidy)
        )
    return Filing(tuple(styles), file_of, np.where(crosses, other, file_of))


def _place_path(places: Places, kelurahan: int) -> str:
    city = slug_of_city(places.cities[kelurahan])
    return f"{city}/{places.codes[kelurahan]}-{_slug(places.names[kelurahan])}"


def plain_style(folder: str, places: Places, kelurahan: int, feed: Feed, *, edition: str) -> Style:
    """A CSV as the contract prints it."""
    headers = tuple((column.name, column.name) for column in feed.columns)
    path = f"{folder}/{_place_path(places, kelurahan)}{edition}.csv"
    return Style(path, kelurahan, is_spreadsheet=False, headers=headers)


def slug_of_city(city: str) -> str:
    """A city's name as part of a path, such as ``jakarta-selatan``."""
    return _slug(
        city.removeprefix("Kota ").removeprefix("Kabupaten ").removeprefix("Administrasi ")
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _style(
    path: str,
    kelurahan: int,
    is_sheet: bool,
    *,
    places: Places,
    feed: Feed,
    rng: np.random.Generator,
    untidy: float,
) -> Style:
    suffix = ".xlsx" if is_sheet else ".csv"
    if rng.random() >= untidy:
        headers = tuple((column.name, column.name) for column in feed.columns)
        form = DateForm.CELL if is_sheet else DateForm.DASHES
        return Style(path + suffix, kelurahan, is_sheet, headers, date_form=form)
    date_form = _choose(rng, [form for form in DateForm if is_sheet or form is not DateForm.CELL])
    headers = _headers(feed, rng, date_form)
    has_no = "NO" in dict(headers)
    number_forms = (
        ["{}", "{}", "{}", "'{}", "{} ", "{}."] if is_sheet else ["{}", "{}", "'{}", '="{}"']
    )
    title = f"DAFTAR CALON PENERIMA BST KELURAHAN {places.names[kelurahan].upper()}"
    titles = [(), (), (title,), (title, f"KECAMATAN {places.districts[kelurahan].upper()}", "")]
    return Style(
        path=path + (suffix.upper() if rng.random() < 0.1 else suffix),
        kelurahan=kelurahan,
        is_spreadsheet=is_sheet,
        headers=headers,
        titles=_choose(rng, titles),
        delimiter=_choose(rng, [",", ";", ";", "\t", "|"]),
        encoding=_choose(rng, ["utf-8", "utf-8-sig", "cp1252", "cp1252", "utf-16"]),
        newline=_choose(rng, ["\n", "\r\n", "\r\n"]),
        date_form=date_form,
        answers=_choose(
            rng, [("YA", "TIDAK"), ("Ya", "Tdk"), ("Y", "T"), ("iya", "tidak"), ("1", "0")]
        ),
        sexes=_choose(
            rng, [("L", "P"), ("LAKI-LAKI", "PEREMPUAN"), ("Pria", "Wanita"), ("l", "p")]
        ),
        number_form=_choose(rng, number_forms),
        no_number=_choose(rng, ["", "-", "0", "BELUM ADA", "TIDAK ADA"]) if has_no else "",
        case=_choose(rng, ["written", "upper", "upper", "lower"]),
        kelurahan_form=_choose(rng, ["name", "upper", "code", "digits"]),
        is_merged=bool(rng.random() < 0.5),
        has_padded_rt=bool(rng.random() < 0.5),
        has_blank_lines=bool(rng.random() < 0.3),
        has_total=bool(rng.random() < 0.4),
    )


def _headers(
    feed: Feed, rng: np.random.Generator, date_form: DateForm
) -> tuple[tuple[str, str], ...]:
    """Headers under names seen in the field; ``TTL`` stands for place and date, and only that."""
    headers = []
    for column in feed.columns:
        if column.name == "NO" and rng.random() < 0.25:
            continue
        names = [column.name, *(alias for alias in column.aliases if alias != "TTL")]
        name = "TTL" if column.name == "TANGGAL_LAHIR" and date_form is DateForm.PLACE else None
        name = name or _choose(rng, [*names, column.name.replace("_", " ")])
        name = _choose(rng, [name, name, name.lower(), name.title()])
        headers.append(
            (column.name, name + " *" if column.required and rng.random() < 0.2 else name)
        )
    if rng.random() < 0.3:
        tail = headers[len(_FIRST_ORDER) :]
        headers[len(_FIRST_ORDER) :] = [tail[i] for i in rng.permutation(len(tail))]
    return tuple(headers)


def _choose(rng: np.random.Generator, options: list[Option]) -> Option:
    return options[int(rng.integers(0, len(options)))]
