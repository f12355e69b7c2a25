"""Simulates the bank: opens requested accounts and answers instructions, with mistakes.

Reads the files of ``tepat pay instruct`` and writes files of the landing contract. The ground truth
is written too: the kind of each row, and its expected result.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from tepat.simulate.bank_fates import (
    ACCOUNT_SHARES,
    FIRST,
    LATE,
    OUTCOMES,
    PAYMENT_SHARES,
    QUARANTINED,
    AccountFate,
    PaymentFate,
    Saying,
)
from tepat.simulate.columns import Text, arrow, digits, joined
from tepat.simulate.draws import Dice, Flags, Ints
from tepat.simulate.tables import Layout, write_delimited
from tepat.support.errors import ConfigurationError

INSTRUCTION, ACCOUNT_HOLDER = "ID_INSTRUKSI", "NIK"
_ACCOUNT = ("NO_REKENING", "NIK", "NAMA", "STATUS", "TANGGAL")
_RESULT = (*("ID_INSTRUKSI", "NO_REKENING", "NAMA", "NOMINAL", "STATUS", "KODE_ALASAN", "TANGGAL"),)
_REASONS = arrow(["R01", "R02", "R04", "R09"])
# Names that are not similar to any payee.
_STRANGERS = arrow(["Xaverius Quirijnsz", "Wolfgang Zumpelmann", "Thorvald Bjerregaard"])

Labels = npt.NDArray[np.str_]


@dataclass(frozen=True)
class BankSummary:
    """The file that the bank wrote, its rows, and how many given rows have which fate."""

    path: Path
    rows: int
    by_fate: dict[str, int]


def simulate_bank(
    given: Path, landing: Path, truth: Path, on: date, *, seed: int, is_late: bool = False
) -> BankSummary:
    """Answer one CSV file that was handed over to the bank.

    A list of accounts is answered in ``bank_dki/rekening``, instructions in
    ``bank_dki/hasil/<period>``. The same file, day and seed give the same bytes.

    Args:
        given: The file.
        landing: The landing root.
        truth: Where the truth is written, a Parquet file of the answer's name.
        on: The day of the first answer.
        seed: Chance.
        is_late: Write what the bank adds a week later: returns, second thoughts, corrections.

    Raises:
        ConfigurationError: The file is neither of both.
    """
    rows = _read(given)
    bank = _Bank(given, landing, truth, on, Dice((seed, on.toordinal())))
    if INSTRUCTION in rows.column_names:
        return bank.answer(rows, is_late=is_late)
    if ACCOUNT_HOLDER in rows.column_names:
        return bank.open_accounts(rows)
    raise ConfigurationError(
        f"{given.name} is neither a file of instructions nor a list of accounts.",
        todo="Give a CSV file that tepat pay instruct has written.",
    )


@dataclass(frozen=True)
class _Bank:
    given: Path
    landing: Path
    truth: Path
    on: date
    dice: Dice

    def open_accounts(self, rows: pa.Table) -> BankSummary:
        """Open or correct the accounts of a list, some of them with mistakes."""
        size = rows.num_rows
        fates = _deal(size, AccountFate.OPENED, ACCOUNT_SHARES, self.dice.on("accounts"))
        known, running = _column(rows, "NO_REKENING"), digits(np.arange(size))
        names, niks = _column(rows, "NAMA"), _column(rows, "NIK")
        day = f"{self.on.toordinal() % 10_000:04d}"
        new = joined([day, pc.utf8_lpad(running, 7, "0")], "")
        strangers = _STRANGERS.take(arrow(np.arange(size) % len(_STRANGERS)))
        without_nik = arrow(fates == AccountFate.OPENED_WITHOUT_NIK)
        statuses = np.select(
            [fates == AccountFate.NOT_COLLECTED, fates == AccountFate.DORMANT],
            ["BELUM DIAMBIL", "DORMAN"],
            "AKTIF",
        )
        cells = [
            pc.if_else(arrow([text == "" for text in known.to_pylist()]), new, known),
            pc.if_else(without_nik, "", niks),
            pc.if_else(arrow(fates == AccountFate.NAMED_OTHERWISE), strangers, names),
            arrow(statuses),
            arrow([f"{self.on:%d-%m-%Y}"] * size),
        ]
        kept = arrow(np.flatnonzero(fates != AccountFate.NOT_YET))
        path = self.landing / "bank_dki" / "rekening" / self.given.name
        _write(path, _ACCOUNT, [column.take(kept) for column in cells])
        self._remember(self.given.stem, {"fate": arrow(fates)})
        return BankSummary(path, len(kept), _counts(fates))

    def answer(self, rows: pa.Table, *, is_late: bool) -> BankSummary:
        """Answer instructions: first, or late."""
        fates = _deal(rows.num_rows, PaymentFate.PAID, PAYMENT_SHARES, self.dice.on("payments"))
        index, said, expected = _lines_of(fates, LATE if is_late else FIRST)
        cells = _cells(rows, index, said, expected, self.dice)
        # A repeated line equals the earlier one, including the day.
        today = self.on + timedelta(days=7) if is_late else self.on
        is_resent = expected == "DUPLICATE"
        cells["TANGGAL"] = arrow(np.where(is_resent, f"{self.on:%d-%m-%Y}", f"{today:%d-%m-%Y}"))
        period = max(";".join(_column(rows, "PERIODE").unique().to_pylist()).split(";"))
        name = f"{self.given.stem}-{'susulan' if is_late else 'hasil'}"
        path = self.landing / "bank_dki" / "hasil" / period / f"{name}.csv"
        _write(path, _RESULT, [cells[column] for column in _RESULT])
        numbers = arrow(np.arange(len(index)) + 2, pa.int32())
        self._remember(name, {"row_number": numbers, "expected_class": arrow(expected)})
        outcomes = [OUTCOMES[PaymentFate(fate)] for fate in fates.tolist()]
        known = {"instruction_id": _column(rows, INSTRUCTION), "fate": arrow(fates)}
        self._remember(self.given.stem, {**known, "final_outcome": arrow(outcomes)})
        return BankSummary(path, len(index), _counts(fates))

    def _remember(self, name: str, columns: dict[str, Any]) -> None:
        self.truth.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns), self.truth / f"{name}.parquet")


def _read(path: Path) -> pa.Table:
    try:
        names = pa_csv.open_csv(path).schema.names
        options = pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        )
        return pa_csv.read_csv(path, convert_options=options)
    except (OSError, pa.ArrowInvalid) as error:
        raise ConfigurationError(
            f"{path.name} cannot be read ({type(error).__name__}).",
            todo="Give a CSV file that tepat pay instruct has written.",
        ) from error


def _lines_of(fates: Labels, saying: Saying) -> tuple[Ints, Labels, Labels]:
    """For each line: position of its instruction, its content, and its expected class."""
    lines = [
        (np.flatnonzero(fates == fate), status, kind)
        for fate, said in saying.items()
        for status, kind in said
    ]
    index = np.concatenate([places for places, _, _ in lines])
    counts = [len(places) for places, _, _ in lines]
    said = np.repeat([status for _, status, _ in lines], counts)
    expected = np.repeat([kind for _, _, kind in lines], counts)
    order = np.argsort(index, kind="stable")
    return index[order], said[order], expected[order]


def _cells(
    rows: pa.Table, index: Ints, said: Labels, expected: Labels, dice: Dice
) -> dict[str, Text]:
    """The cells of the lines, each as what it ought to be demands."""
    taken = {name: _column(rows, name).take(arrow(index)) for name in rows.column_names}
    amount = pc.cast(taken["NOMINAL"], pa.int64()).to_numpy()
    amount = np.where(expected == "WRONG_AMOUNT", amount - 50_000, amount)
    amount = np.where(expected == QUARANTINED, -amount, amount)
    others = _STRANGERS.take(arrow(np.arange(len(index)) % len(_STRANGERS)))
    chosen = dice.on("reasons").integers(0, len(_REASONS), len(index))
    return {
        "ID_INSTRUKSI": _instead(taken[INSTRUCTION], expected == "UNKNOWN_INSTRUCTION", "XX"),
        "NO_REKENING": _instead(taken["NO_REKENING"], expected == "WRONG_ACCOUNT", "9"),
        "NAMA": pc.if_else(arrow(expected == "WRONG_NAME"), others, taken["NAMA"]),
        "NOMINAL": digits(amount),
        "STATUS": arrow(said),
        "KODE_ALASAN": pc.if_else(arrow(said == "BERHASIL"), "", _REASONS.take(arrow(chosen))),
    }


def _instead(column: Text, where: Flags, prefix: str) -> Text:
    """The column, with a prefix where something is to be wrong."""
    return pc.if_else(arrow(where), joined([prefix, column], ""), column)


def _deal(size: int, usual: str, shares: Mapping[Any, float], rng: np.random.Generator) -> Labels:
    """A fate for each row."""
    bounds = np.cumsum(list(shares.values()))
    fates = np.array([*map(str, shares), str(usual)])
    return fates[np.searchsorted(bounds, rng.random(size), side="right")]


def _column(rows: pa.Table, name: str) -> Text:
    return rows[name].combine_chunks()


def _counts(fates: Labels) -> dict[str, int]:
    found, numbers = np.unique(fates, return_counts=True)
    return dict(zip(found.tolist(), numbers.tolist(), strict=True))


def _write(path: Path, headers: tuple[str, ...], columns: list[Text]) -> None:
    layout = Layout((), headers, np.arange(len(columns[0])) + 2)
    write_delimited(path, columns, layout)
