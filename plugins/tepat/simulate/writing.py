"""Cells of the submissions, as each neighbourhood writes them."""

from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from tepat.simulate.columns import Text, arrow, digits, joined
from tepat.simulate.draws import Days, Dice, Flags, Ints
from tepat.simulate.households import Role
from tepat.simulate.mistakes import Defect
from tepat.simulate.names import Names, render_names
from tepat.simulate.places import STREETS
from tepat.simulate.stories import Fate
from tepat.simulate.styles import DateForm, Style
from tepat.simulate.submission import Submission
from tepat.simulate.tables import Layout, write_delimited, write_spreadsheet
from tepat.simulate.world import World

RELATIONS = (
    *("KEPALA KELUARGA", "SUAMI", "ISTRI", "ANAK", "MENANTU", "CUCU", "ORANG TUA", "MERTUA"),
    *("FAMILI LAIN", "PEMBANTU", "LAINNYA"),
)
_UNKNOWN_RELATIONS = arrow(["TETANGGA", "KEPONAKAN", "KOST", "SEPUPU", "?"])
_BAD_DATES = arrow(["31-02-1980", "00-00-0000", "", "12-13-1979", "17-08-1845", "tidak tahu"])
_MENS_JOBS = arrow(["BURUH HARIAN", "OJEK ONLINE", "PEDAGANG", "SOPIR", "SATPAM", "MONTIR", ""])
_WOMENS_JOBS = arrow(["MENGURUS RUMAH TANGGA", "PEDAGANG", "PENJAHIT", "BURUH CUCI", ""])
_MONTHS = arrow(
    [
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ]
)
_BIRTH_PLACES = arrow(["Jakarta", "Jakarta", "Jakarta", "Bogor", "Tegal", "Brebes", "Medan"])
_STREETS = arrow(STREETS)
_PERSONAL = ("NIK", "NAMA", "HUBUNGAN_KELUARGA", "JENIS_KELAMIN", "TANGGAL_LAHIR", "PEKERJAAN")


class SubmissionWriter:
    """Writes the files of a month, one at a time, remembering where each row stands."""

    def __init__(
        self,
        world: World,
        fate: Fate,
        submission: Submission,
        styles: tuple[Style, ...],
        dice: Dice,
    ) -> None:
        self._world, self._fate, self._submission, self._dice = world, fate, submission, dice
        self.styles = styles
        self.row_numbers = np.zeros(len(submission.family), np.int64)
        for file, style in enumerate(styles):
            rows = submission.rows_of_file(file)
            self.row_numbers[rows] = self._place_rows(rows, style)

    def write(self, landing: Path, file: int) -> None:
        """Write one file below the landing root."""
        rows, style = self._submission.rows_of_file(file), self.styles[file]
        numbers = self.row_numbers[rows]
        cells = self._cells(rows, style, self._dice.on(f"cells {file}"))
        total = ("JUMLAH", f"{rows.stop - rows.start} JIWA") if style.has_total else ()
        layout = Layout(style.titles, [header for _, header in style.headers], numbers, total)
        columns = [cells[name] for name in style.columns]
        if style.is_spreadsheet:
            values = [column.to_pylist() for column in columns]
            self._as_cells(rows, style, values)
            write_spreadsheet(landing / style.path, values, layout)
        else:
            write_delimited(
                landing / style.path,
                columns,
                layout,
                delimiter=style.delimiter,
                encoding=style.encoding,
                newline=style.newline,
            )

    def names_of(self, rows: Ints) -> Text:
        """The names in these rows as their files write them."""
        submission = self._submission
        names = _names(self._world, submission, rows)
        file = submission.file[submission.family[rows]]
        case = np.array([style.case for style in self.styles])[file]
        names = pc.if_else(arrow(case == "upper"), pc.utf8_upper(names), names)
        return pc.if_else(arrow(case == "lower"), pc.utf8_lower(names), names)

    def _place_rows(self, rows: slice, style: Style) -> Ints:
        """Row numbers: a blank line stands before a new RW where the style has blank lines."""
        submission, homes = self._submission, self._world.homes
        rw = homes.rw[submission.home[submission.family[rows]]]
        starts = submission.family[rows] != np.roll(submission.family[rows], 1)
        gap = (rw != np.roll(rw, 1)) & starts & style.has_blank_lines
        gap[:1] = False
        numbers: Ints = style.header_row + 1 + np.arange(len(rw)) + np.cumsum(gap)
        return numbers

    def _cells(self, rows: slice, style: Style, rng: np.random.Generator) -> dict[str, Text]:
        """All columns of a file as text."""
        submission = self._submission
        family = submission.family[rows]
        first = np.append(True, family[1:] != family[:-1])
        index = np.arange(rows.start, rows.stop)
        cells = self._personal_cells(index, style, rng)
        shown = first if style.is_merged else np.ones(len(family), bool)
        for name, column in self._family_cells(family, style).items():
            cells[name] = pc.if_else(arrow(shown), column, "")
        in_file = (family - family[0] + 1).astype(str)
        cells["NO"] = pc.if_else(arrow(shown), arrow(in_file), "")
        cells["NO_KK"] = self._kk_cells(family, first, style)
        phone = joined(["08", digits(rng.integers(10**9, 10**10, len(index)))], "")
        cells["NO_HP"] = pc.if_else(arrow(first & (rng.random(len(index)) < 0.6)), phone, "")
        return cells

    def _personal_cells(
        self, rows: Ints, style: Style, rng: np.random.Generator
    ) -> dict[str, Text]:
        world, submission = self._world, self._submission
        defect = submission.row_defect[rows]
        names = self.names_of(rows)
        relations = [role.title() if style.case == "lower" else role for role in RELATIONS]
        relation = arrow(relations).take(arrow(submission.role[rows]))
        is_female = world.people.is_female[submission.person[rows]]
        man, woman = style.sexes
        birth = _dates(submission.birth[rows], style.date_form, rng)
        pick = rng.integers(0, 1 << 20, len(rows))
        job = pc.if_else(
            arrow(is_female),
            _WOMENS_JOBS.take(arrow(pick % len(_WOMENS_JOBS))),
            _MENS_JOBS.take(arrow(pick % len(_MENS_JOBS))),
        )
        is_young = np.isin(submission.role[rows], (Role.CHILD, Role.GRANDCHILD))
        return {
            "NIK": self._nik_cells(rows, style),
            "NAMA": pc.if_else(arrow(defect == Defect.NAME_BLANK), "", names),
            "HUBUNGAN_KELUARGA": _instead(
                relation, defect == Defect.RELATION_UNKNOWN, _UNKNOWN_RELATIONS, pick
            ),
            "JENIS_KELAMIN": pc.if_else(arrow(is_female), woman, man),
            "TANGGAL_LAHIR": _instead(birth, defect == Defect.BIRTH_DATE_BAD, _BAD_DATES, pick),
            "PEKERJAAN": pc.if_else(arrow(is_young), "", job),
        }

    def _nik_cells(self, rows: Ints, style: Style) -> Text:
        """Numbers in the file's form; a malformed one lacks its last digit."""
        nik, defect = self._submission.nik[rows], self._submission.row_defect[rows]
        malformed = defect == Defect.NIK_MALFORMED
        cells = _number_cells(np.where(malformed, nik // 10, nik), style)
        numeric = (defect == Defect.NIK_NUMERIC) & (nik > 0)
        if not style.is_spreadsheet and numeric.any():
            damaged = arrow([f"{value:.5E}" for value in nik[numeric].tolist()])
            cells = pc.replace_with_mask(cells, arrow(numeric), damaged)
        return cells

    def _as_cells(self, rows: slice, style: Style, values: list[list[object]]) -> None:
        """Put numbers and dates into a spreadsheet's columns, where they are no text."""
        submission = self._submission
        defect = submission.row_defect[rows]
        niks = values[style.columns.index("NIK")]
        numeric = (defect == Defect.NIK_NUMERIC) & (submission.nik[rows] > 0)
        for place in np.flatnonzero(numeric).tolist():
            # A spreadsheet keeps fifteen digits of a number.
            niks[place] = int(submission.nik[rows.start + place]) // 10 * 10
        if style.date_form is DateForm.CELL:
            births = values[style.columns.index("TANGGAL_LAHIR")]
            written = submission.birth[rows].astype("datetime64[D]").tolist()
            for place in np.flatnonzero(defect != Defect.BIRTH_DATE_BAD).tolist():
                births[place] = written[place]

    def _family_cells(self, family: Ints, style: Style) -> dict[str, Text]:
        submission, homes, places = self._submission, self._world.homes, self._world.places
        home = submission.home[family]
        street = _STREETS.take(arrow(homes.street[home]))
        address = joined([street, digits(homes.house_number[home])], " No. ")
        blank = arrow(submission.rt_is_blank[family])
        width = 3 if style.has_padded_rt else 1
        yes, no = style.answers
        name, code = places.names[style.kelurahan], places.codes[style.kelurahan]
        forms = {"name": name, "upper": name.upper(), "code": code, "digits": code.replace(".", "")}
        reported = arrow(self._fate.is_self_reported[home])
        return {
            "ALAMAT": address,
            "RT": pc.if_else(blank, "", pc.utf8_lpad(digits(homes.rt[home]), width, "0")),
            "RW": pc.utf8_lpad(digits(homes.rw[home]), width, "0"),
            "KELURAHAN": arrow([forms[style.kelurahan_form]] * len(home)),
            "PENGHASILAN_TETAP": _yes_no(self._fate.has_fixed_income[home], yes, no),
            "TERDAMPAK_COVID": _yes_no(self._fate.is_affected[home], yes, no),
            "KETERANGAN": pc.if_else(reported, "LAPOR MANDIRI", ""),
        }

    def _kk_cells(self, family: Ints, first: Flags, style: Style) -> Text:
        """Without a running number the KK number identifies the family, so it is never a dash."""
        malformed = self._submission.defect[family] == Defect.KK_MALFORMED
        kk = self._submission.kk[family]
        cells = _number_cells(np.where(malformed, kk // 10, kk), style)
        return pc.if_else(arrow(first), cells, "") if style.is_merged else cells


def _names(world: World, submission: Submission, rows: Ints) -> Text:
    person = submission.person[rows]
    names = Names(world.people.names.words[person])
    return render_names(names, submission.titles[rows], submission.degrees[rows])


def _number_cells(numbers: Ints, style: Style) -> Text:
    before, after = style.number_form.split("{}")
    cells = joined([before, digits(numbers), after], "")
    return pc.if_else(arrow(numbers == 0), style.no_number, cells)


def _yes_no(answers: Flags, yes: str, no: str) -> Text:
    return pc.if_else(arrow(answers), yes, no)


def _instead(column: Text, where: Flags, others: Text, pick: Ints) -> Text:
    if not where.any():
        return column
    return pc.if_else(arrow(where), others.take(arrow(pick % len(others))), column)


def _dates(birth: Days, form: DateForm, rng: np.random.Generator) -> Text:
    column = arrow(birth.astype("datetime64[D]"))
    if form is DateForm.WORDS:
        month = _MONTHS.take(pc.subtract(pc.month(column), 1))
        day, year = digits(pc.day(column).to_numpy()), digits(pc.year(column).to_numpy())
        return joined([day, month, year], " ")
    if form is DateForm.PLACE:
        place = _BIRTH_PLACES.take(arrow(rng.integers(0, len(_BIRTH_PLACES), len(birth))))
        return joined([place, pc.strftime(column, format="%d-%m-%Y")], ", ")
    written = DateForm.DASHES if form is DateForm.CELL else form
    return pc.strftime(column, format=written.value)
