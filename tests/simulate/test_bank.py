"""The simulated bank: the same chance gives the same bytes, and every mistake is remembered."""

import csv
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tepat.simulate import simulate_bank
from tepat.simulate.bank_fates import PAYMENT_SHARES
from tepat.support.errors import ConfigurationError

ON = date(2021, 7, 22)
HEADER = ("ID_INSTRUKSI", "NO_REKENING", "NAMA", "NOMINAL", "PERIODE")


@pytest.fixture
def instructions(tmp_path: Path) -> Path:
    path = tmp_path / "instruksi-2021-07-B1.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(
            (f"TP{number}", f"101{number:06d}", f"Budi {number}", "300000", "2021-06;2021-07")
            for number in range(20_000)
        )
    return path


def played(given: Path, out: Path, seed: int, *, is_late: bool = False) -> bytes:
    done = simulate_bank(given, out / "landing", out / "truth", ON, seed=seed, is_late=is_late)
    assert done.path.is_relative_to(out / "landing" / "bank_dki" / "hasil" / "2021-07")
    return done.path.read_bytes()


def test_simulated_bank_file_is_deterministic_for_a_seed(
    instructions: Path, tmp_path: Path
) -> None:
    first = played(instructions, tmp_path / "a", 1)
    assert first == played(instructions, tmp_path / "b", 1)
    assert first != played(instructions, tmp_path / "c", 2)
    assert played(instructions, tmp_path / "a", 1, is_late=True) != first


def test_every_bank_line_has_a_truth_row_and_under_one_percent_has_errors(
    instructions: Path, tmp_path: Path
) -> None:
    for is_late, name in ((False, "hasil"), (True, "susulan")):
        lines = played(instructions, tmp_path, 1, is_late=is_late).decode().splitlines()
        truth = pq.read_table(tmp_path / "truth" / f"{instructions.stem}-{name}.parquet")
        assert truth["row_number"].to_pylist() == list(range(2, len(lines) + 1))
        odd = sum(kind != "COUNTED" for kind in truth["expected_class"].to_pylist())
        assert 0 < odd < 200
    fates = pq.read_table(tmp_path / "truth" / f"{instructions.stem}.parquet")["fate"]
    assert set(fates.to_pylist()) == {*map(str, PAYMENT_SHARES), "PAID"}


def test_bank_simulation_refuses_a_file_that_is_not_a_payment_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("A,B\n1,2\n")
    with pytest.raises(ConfigurationError, match="neither a file of instructions"):
        simulate_bank(path, tmp_path, tmp_path, ON, seed=1)
