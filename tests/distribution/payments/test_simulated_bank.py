"""Against a bank that makes mistakes: each is found and called by its name."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.distribution.payments.bank import Office
from tests.stages.publish.night import Household

from tepat.simulate import simulate_bank
from tepat.simulate.bank_fates import QUARANTINED

pytestmark = pytest.mark.slow

SEED = 7
HOUSEHOLDS = [Household(number) for number in range(1, 4001)]


def handed_over(office: Office, kind: str, batch_id: str) -> Path:
    out = office.folder / "out"
    office.hand_over(batch_id, out)
    (path,) = out.glob(f"{kind}-*-{batch_id}.csv")
    return path


def play(office: Office, path: Path, on: date, *, is_late: bool = False) -> Path:
    landing, truth = office.folder / "landing", office.folder / "truth"
    return simulate_bank(path, landing, truth, on, seed=SEED, is_late=is_late).path


def test_every_simulated_bank_error_is_detected_with_its_kind(office: Office) -> None:
    office.publish(HOUSEHOLDS)
    empty = office.pay()
    assert (empty.instruction_count, empty.unpaid_households) == (0, 4000)
    play(office, handed_over(office, "rekening", empty.batch_id), date(2021, 7, 20))
    batch = office.pay()
    assert 3_500 < batch.instruction_count < 3_900
    path = handed_over(office, "instruksi", batch.batch_id)
    for is_late in (False, True):
        office.today += timedelta(days=7)
        answered = play(office, path, date(2021, 7, 24), is_late=is_late)
        (found,) = office.reconcile()
        truth = pq.read_table(office.folder / "truth" / f"{answered.stem}.parquet").to_pylist()
        expected = {row["row_number"]: row["expected_class"] for row in truth}
        assert classes(office, answered) == {
            number: kind
            for number, kind in expected.items()
            if kind not in ("COUNTED", QUARANTINED)
        }
        assert found.lines == sum(kind != QUARANTINED for kind in expected.values())
        assert {*expected.values()} > {"DUPLICATE", "COUNTED"}
    outcomes = pq.read_table(office.folder / "truth" / f"{path.stem}.parquet")
    expected_counts = outcomes.group_by("final_outcome").aggregate([([], "count_all")])
    standing = office.rows(
        "select outcome, sum(instructions)::int from report.payments group by outcome"
    )
    assert dict(standing) == {
        row["final_outcome"]: row["count_all"] for row in expected_counts.to_pylist()
    }


def classes(office: Office, path: Path) -> dict[int, str]:
    """The anomalies of a file, by row."""
    return dict(
        office.rows(
            "select a.source_row, a.kind from ops.payment_anomaly a"
            " inner join ops.landed_file f on f.sha256 = a.source_file"
            f" where f.name like '%{path.name}'"
        )
    )
