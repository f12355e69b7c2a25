"""What officers answer decides the next night: from landing files to the published decision."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from tepat.casework.review import Waiting, list_waiting, resolve, undo
from tepat.cli import app
from tepat.domain.messages import load_messages
from tepat.domain.periods import Period
from tepat.domain.resolutions import Answer
from tepat.pipelines.refresh import begin, decide_night, prepare, reconcile_night, refresh
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

MESSAGES = load_messages(PROJECT_ROOT / "include")
JULY, AUGUST = Period(2021, 7), Period(2021, 8)
HEAD, WIFE, OTHER = "3174010503770001", "3174015201810002", "3174010707700003"
KK, OTHER_KK = "3174010101210001", "3174010101210002"
LIST = (
    "NO_KK", "NIK", "NAMA", "HUBUNGAN_KELUARGA", "TANGGAL_LAHIR", "ALAMAT", "RT", "RW",
    "KELURAHAN", "PENGHASILAN_TETAP", "TERDAMPAK_COVID",
)  # fmt: skip
KEMENSOS = ("NIK", "NAMA", "TANGGAL_LAHIR", "PROGRAM", "STATUS")
DEATH = ("NO_AKTA", "NIK", "NAMA", "TANGGAL_KEMATIAN", "TANGGAL_LAPOR", "PERISTIWA")
APPEAL = ("ID_SANGGAH", "TANGGAL", "PERIODE", "NO_KK", "NIK", "ALASAN")
FAMILY = (
    (KK, HEAD, "Budi Santoso", "KEPALA KELUARGA", "05-03-1977"),
    (KK, WIFE, "Dewi Lestari", "ISTRI", "12-01-1981"),
)
NEIGHBOURS = (
    (OTHER_KK, OTHER, "Joko Wibowo", "KEPALA KELUARGA", "07-07-1970"),
    (OTHER_KK, WIFE, "Dewi Lestari", "ISTRI", "12-01-1981"),
)
CONFLICT = (HEAD, "Adhiarja Heru", "31-07-1939", "PKH", "AKTIF")
ENROLLED = (HEAD, "Budi Santoso", "05-03-1977", "PKH", "AKTIF")
DIED = ("KM-1", HEAD, "Budi Santoso", "01-07-2021", "02-07-2021", "KEMATIAN")


@dataclass(frozen=True)
class Office:
    """A landing root and a warehouse; nights are approved, for so few rows trip every guard."""

    folder: Path
    url: str
    warehouse: Warehouse
    settings: Settings = field(init=False)

    def __post_init__(self) -> None:
        found = Settings(state_dir=self.folder / "state", landing=str(self.folder / "landing"))
        object.__setattr__(self, "settings", found)

    def receive(self, folder: str, columns: Iterable[str], *rows: Iterable[str]) -> None:
        path = self.folder / "landing" / folder / "daftar.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *rows])

    def submit(self, *members: tuple[str, ...], period: Period = JULY) -> None:
        rest = ("Jl. Melati No. 1", "001", "002", "31.74.01.1001", "TIDAK", "YA")
        self.receive(f"rt_rw/{period}", LIST, *((*member, *rest) for member in members))

    def night(self, period: Period = JULY, day: int = 19) -> dict[str, tuple[Any, ...]]:
        """A refresh; status, reasons and notes by Kartu Keluarga."""
        run_date = date(period.year, period.month, day)
        refresh(self.settings, self.url, period, run_date, approved_by="test")
        with self.warehouse.begin() as connection:
            rows = connection.execute(
                sa.text(
                    "select no_kk, status, reason_codes, notes, member_count"
                    " from published.current_decision where period = :period"
                ),
                {"period": str(period)},
            ).all()
        return {row.no_kk: (row.status, row.reason_codes, row.notes) for row in rows}

    def waiting(self, kind: str | None = None) -> list[Waiting]:
        return list_waiting(self.warehouse, kind=kind)

    def answer(self, said: Answer, kind: str, household_id: str | None = None) -> None:
        (case,) = self.waiting(kind)
        resolve(
            self.warehouse, MESSAGES, case.case_id, said,
            by="Rina", note="KTP diperiksa", household_id=household_id,
        )  # fmt: skip


@pytest.fixture
def office(tmp_path: Path, warehouse_url: str, warehouse: Warehouse) -> Office:
    """One family is on the list, and nothing else has arrived."""
    found = Office(tmp_path, warehouse_url, warehouse)
    found.submit(*FAMILY)
    return found


@pytest.mark.parametrize(
    ("said", "decision"),
    [
        (Answer.SAME, ("INELIGIBLE", ["ENROLLED_ELSEWHERE"], [])),
        (Answer.DIFFERENT, ("ELIGIBLE", [], [])),
        (Answer.UNSURE, ("HELD", ["MATCH_UNDECIDED"], [])),
    ],
)
def test_answer_to_a_match_decides_the_next_run(
    office: Office, said: Answer, decision: tuple[Any, ...]
) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    assert office.night()[KK] == ("HELD", ["MATCH_UNDECIDED"], [])
    office.answer(said, "MATCH_NIK_CONFLICT")
    assert office.night()[KK] == decision
    assert office.waiting() == []


def test_answered_row_in_the_next_monthly_list_opens_no_new_case(office: Office) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    office.night()
    office.answer(Answer.DIFFERENT, "MATCH_NIK_CONFLICT")
    office.submit(*reversed(FAMILY), period=AUGUST)
    other = (OTHER, "Joko Wibowo", "07-07-1970", "BPNT", "AKTIF")
    office.receive("kemensos/2021-08", KEMENSOS, other, CONFLICT)
    assert office.night(AUGUST)[KK] == ("ELIGIBLE", [], [])
    assert office.waiting() == []


def test_undone_answer_opens_the_case_again(office: Office) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    office.night()
    ((case_id,),) = [[case.case_id] for case in office.waiting()]
    office.answer(Answer.DIFFERENT, "MATCH_NIK_CONFLICT")
    office.night()
    undo(office.warehouse, MESSAGES, case_id, by="Rina", note="salah baca")
    assert office.night()[KK] == ("HELD", ["MATCH_UNDECIDED"], [])
    assert [case.case_id for case in office.waiting()] == [case_id]


def test_answer_to_a_withdrawn_case_changes_nothing(office: Office) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    office.night()
    office.answer(Answer.SAME, "MATCH_NIK_CONFLICT")
    office.submit(*FAMILY, period=AUGUST)
    office.receive("kemensos/2021-08", KEMENSOS, (*CONFLICT[:4], "NONAKTIF"))
    assert office.night(AUGUST)[KK] == ("ELIGIBLE", [], [])


def test_person_in_two_households_stays_in_the_one_named_by_the_officer(
    office: Office,
) -> None:
    office.submit(*FAMILY, *NEIGHBOURS)
    shared: tuple[Any, ...] = ("HELD", ["PERSON_IN_TWO_HOUSEHOLDS"], [])
    assert office.night() == {KK: shared, OTHER_KK: shared}
    with office.warehouse.begin() as connection:
        query = sa.text("select household_id from published.decision where no_kk = :kk")
        (home,) = connection.execute(query, {"kk": OTHER_KK}).scalars()
    office.answer(Answer.SAME, "PERSON_IN_TWO_HOUSEHOLDS", home)
    assert office.night() == {KK: ("ELIGIBLE", [], []), OTHER_KK: ("ELIGIBLE", [], [])}
    with office.warehouse.begin() as connection:
        query = sa.text(
            "select household_id from published.member"
            " where nik = :nik and is_living_member and valid_to is null"
        )
        assert list(connection.execute(query, {"nik": WIFE}).scalars()) == [home]


def test_two_persons_with_one_nik_are_both_paid_after_the_answer(office: Office) -> None:
    office.submit(*FAMILY, *NEIGHBOURS)
    office.night()
    office.answer(Answer.DIFFERENT, "PERSON_IN_TWO_HOUSEHOLDS")
    assert office.night() == {KK: ("ELIGIBLE", [], []), OTHER_KK: ("ELIGIBLE", [], [])}


def test_appeal_against_a_new_payee_holds_the_household_until_decided(office: Office) -> None:
    office.receive("dukcapil/kematian", DEATH, DIED)
    office.receive("sanggah", APPEAL, ("S-1", "10-07-2021", "2021-07", KK, "", "Beliau hidup"))
    note = ["PAYEE_REPLACED_BY_HEIR"]
    assert office.night(day=9)[KK] == ("ELIGIBLE", [], note)
    assert office.night()[KK] == ("HELD", ["OBJECTION_OPEN"], note)
    office.answer(Answer.REJECTED, "APPEAL")
    assert office.night()[KK] == ("ELIGIBLE", [], note)
    assert office.waiting() == []


def test_upheld_appeal_of_an_ineligible_family_opens_cases_for_its_links(
    office: Office,
) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, ENROLLED)
    office.receive("sanggah", APPEAL, ("S-1", "10-07-2021", "2021-07", "", WIFE, "Bukan kami"))
    assert office.night()[KK] == ("INELIGIBLE", ["ENROLLED_ELSEWHERE"], ["APPEAL_OPEN"])
    office.answer(Answer.UPHELD, "APPEAL")
    assert office.night()[KK] == ("HELD", ["MATCH_UNDECIDED"], [])
    office.answer(Answer.DIFFERENT, "MATCH_NIK")
    assert office.night()[KK] == ("ELIGIBLE", [], [])
    assert office.waiting() == []


def test_appeal_of_an_unlisted_person_opens_its_own_case(office: Office) -> None:
    office.receive("sanggah", APPEAL, ("S-1", "10-07-2021", "2021-07", OTHER_KK, "", "Tertinggal"))
    assert office.night()[KK] == ("ELIGIBLE", [], [])
    assert [(case.kind, case.household_id) for case in office.waiting()] == [("APPEAL", None)]


def test_repeated_run_uses_the_answers_stored_by_the_first_attempt(office: Office) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    office.night()
    context = begin(prepare(office.settings, office.url, JULY, date(2021, 7, 20)))
    reconcile_night(context)
    office.answer(Answer.DIFFERENT, "MATCH_NIK_CONFLICT")
    reconcile_night(context)
    assert decide_night(context).held == 1
    assert _held_by_the_next_run(office) == 0


def _held_by_the_next_run(office: Office) -> int:
    context = begin(prepare(office.settings, office.url, JULY, date(2021, 7, 20)))
    reconcile_night(context)
    return decide_night(context).held


def test_only_the_review_show_command_prints_personal_data(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.receive("kemensos/2021-07", KEMENSOS, CONFLICT)
    office.night()
    ((case_id,),) = [[case.case_id] for case in office.waiting()]
    monkeypatch.setenv("TEPAT_STATE_DIR", str(office.settings.state_dir))
    monkeypatch.setenv("TEPAT_WAREHOUSE_URL", office.url)

    def type_in(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["review", *arguments])

    said = ("--by", "Rina", "--note", "KTP diperiksa")
    printed = [
        type_in("list"),
        type_in("list", "--json"),
        type_in("resolve", case_id[:8], "same", *said),
        type_in("resolve", case_id[:8], "same", *said),
        type_in("resolve", case_id[:8], "different", *said),
        type_in("undo", case_id[:8], *said),
    ]
    assert [result.exit_code for result in printed] == [0, 0, 0, 0, 1, 0]
    personal = (HEAD, "Budi Santoso", "Adhiarja Heru", "05-03-1977")
    for result in printed:
        assert case_id[:8] in result.output + result.stderr
        assert not [value for value in personal if value in result.output + result.stderr]
    shown = type_in("show", case_id[:8], "--json")
    assert all(value in shown.output for value in personal)
