"""Whatever happens in a year: every month of a household is paid once, or listed with a reason.

The statements are run on tables alone, so that many years can be tried; the bank keeps to what it
says, and what it really moved is remembered apart.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tepat.distribution.payments.batch_draft import QUESTIONS as DRAFT_QUESTIONS
from tepat.distribution.payments.batch_draft import STANDING_QUESTIONS
from tepat.distribution.payments.results import QUESTIONS as RESULT_QUESTIONS
from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

ENGINE = Engine(PROJECT_ROOT / "include" / "sql", Path("/tmp"), memory_limit="300MB", threads=1)  # noqa: S108 - nothing spills
HOMES = 4
MONTHS = [f"2021-{month:02d}" for month in range(1, 13)]
AMOUNT = 300_000

EVENTS = (
    "NOTHING", "PAYEE_DIES", "PAYEE_MOVES_IN_WITH_THE_FIRST", "HOUSEHOLD_MOVES", "HELD",
    "ACCOUNT_OPENED", "ACCOUNT_DORMANT", "ACCOUNT_OF_ANOTHER_NAME",
)  # fmt: skip
ANSWERS = (
    "PAID", "FAILED", "RETURNED", "SILENT", "WRONG_AMOUNT", "PAID_AND_FAILED",
    "FAILED_THEN_PAID_NEXT_MONTH",
)  # fmt: skip

year = st.lists(
    st.tuples(
        st.lists(st.sampled_from(EVENTS), min_size=HOMES, max_size=HOMES),
        st.lists(st.sampled_from(ANSWERS), min_size=HOMES, max_size=HOMES),
    ),
    min_size=len(MONTHS),
    max_size=len(MONTHS),
)

TEXT, WHOLE, TEXTS = pa.string(), pa.int64(), pa.list_(pa.string())
DECISION: dict[str, pa.DataType] = {
    "household_id": TEXT, "period": TEXT, "kelurahan_code": TEXT, "rt": TEXT, "rw": TEXT,
    "status": TEXT, "payee_nik": TEXT, "payee_name": TEXT, "amount_idr": WHOLE,
}  # fmt: skip
ACCOUNT: dict[str, pa.DataType] = {
    "file_no": WHOLE, "row_number": pa.int32(), "account": TEXT, "nik": TEXT, "name_key": TEXT,
    "status": TEXT, "status_on": pa.date32(),
}  # fmt: skip
INSTRUCTION: dict[str, pa.DataType] = {
    "instruction_id": TEXT, "batch_id": TEXT, "household_id": TEXT, "periods": TEXTS,
    "kelurahan_code": TEXT, "payee_nik": TEXT, "payee_name": TEXT, "name_key": TEXT,
    "account": TEXT, "account_method": TEXT, "amount_idr": WHOLE, "attempt": pa.int32(),
    "retried_instruction_id": TEXT,
}  # fmt: skip
OUTCOME: dict[str, pa.DataType] = {
    "reconciliation_number": WHOLE, "instruction_id": TEXT, "outcome": TEXT,
}  # fmt: skip
LINE: dict[str, pa.DataType] = {
    "row_key": WHOLE, "file_no": WHOLE, "row_number": pa.int32(), "period": TEXT,
    "instruction_id": TEXT, "account": TEXT, "name_key": TEXT, "amount_idr": WHOLE,
    "status": TEXT, "reason": TEXT, "result_on": pa.date32(),
}  # fmt: skip
KNOWN: dict[str, pa.DataType] = {
    "instruction_id": TEXT, "account": TEXT, "name_key": TEXT, "amount_idr": WHOLE,
    "status": TEXT, "result_on": pa.date32(), "batch_id": TEXT, "kelurahan_code": TEXT,
    "class": TEXT,
}  # fmt: skip

Rows = list[dict[str, Any]]


def attach(name: str, rows: Rows, types: dict[str, pa.DataType]) -> None:
    ENGINE.attach_arrow(name, pa.Table.from_pylist(rows, pa.schema(types)))


@dataclass
class Home:
    """A household: its payee, the generations of payees so far, and where it lives."""

    number: int
    generation: int = 0
    kelurahan: int = 1
    status: str = "ELIGIBLE"
    lives_with_the_first: bool = False

    @property
    def nik(self) -> str:
        number = 0 if self.lives_with_the_first else self.number
        return f"31740101{number:04d}{self.generation:04d}"


@dataclass
class Year:
    """All that was decided, sealed, said and moved."""

    homes: list[Home] = field(default_factory=lambda: [Home(number) for number in range(HOMES)])
    decisions: Rows = field(default_factory=list)
    accounts: Rows = field(default_factory=list)
    sealed: Rows = field(default_factory=list)
    outcomes: Rows = field(default_factory=list)
    known: Rows = field(default_factory=list)
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    overdue: Rows = field(default_factory=list)
    reconciliations: int = 0

    def live(self, month: int, events: list[str]) -> None:
        """What happens to each home, and what is decided of it."""
        for home, event in zip(self.homes, events, strict=True):
            home.status = "HELD" if event == "HELD" else "ELIGIBLE"
            if event == "PAYEE_DIES":
                home.generation, home.lives_with_the_first = home.generation + 1, False
            elif event == "PAYEE_MOVES_IN_WITH_THE_FIRST":
                home.lives_with_the_first = True
            elif event == "HOUSEHOLD_MOVES":
                home.kelurahan += 1
            elif event.startswith("ACCOUNT"):
                self.note_account(home, month, event)
            self.decisions.append(
                {
                    "household_id": f"H{home.number}",
                    "period": MONTHS[month],
                    "kelurahan_code": f"31.74.01.{1000 + home.kelurahan}",
                    "status": home.status,
                    "payee_nik": home.nik,
                    "payee_name": f"Budi {home.nik}",
                    "amount_idr": AMOUNT,
                }
            )

    def note_account(self, home: Home, month: int, event: str) -> None:
        """The bank says something of the account of the home's payee."""
        is_named_otherwise = event == "ACCOUNT_OF_ANOTHER_NAME"
        self.accounts.append(
            {
                "file_no": 1,
                "row_number": len(self.accounts) + 2,
                "account": f"A{home.nik}{'X' if is_named_otherwise else ''}",
                "nik": home.nik,
                "name_key": "XAVERIUS QUIRIJN" if is_named_otherwise else f"BUDI {home.nik}",
                "status": "DORMAN" if event == "ACCOUNT_DORMANT" else "AKTIF",
                "status_on": date(2021, month + 1, 1),
            }
        )

    def draft(self, asked: list[str]) -> tuple[Rows, Rows]:
        """The instructions, and who cannot be paid and why."""
        attach("decision", self.decisions, DECISION)
        attach("account_row", self.accounts, ACCOUNT)
        ENGINE.attach_arrow(
            "account_file",
            pa.table({"file_no": [1], "landed_on": [date(2021, 1, 1)], "sha256": ["aa"]}),
        )
        ENGINE.attach_arrow("asked_period", pa.table({"period": asked}))
        ENGINE.attach_arrow(
            "obstacle_text", pa.table({"reason": ["NO_ACCOUNT"], "sentence": ["Belum ada."]})
        )
        ENGINE.attach_arrow(
            "kelurahan", pa.table({"kelurahan_code": ["31.74.01.1001"], "kelurahan": ["X"]})
        )
        self.stand()
        for name in (*STANDING_QUESTIONS, *DRAFT_QUESTIONS):
            ENGINE.run(f"distribution/payments/draft/{name}.sql", run_date=date(2021, 12, 31))
        assert (
            ENGINE.rows(
                f'from "{ENGINE.run("distribution/payments/audit/no_month_paid_twice.sql")}"'
            )
            == []
        )
        return ENGINE.rows("from instruction"), ENGINE.rows("from unpaid")

    def stand(self) -> None:
        attach("sealed_instruction", self.sealed, INSTRUCTION)
        attach("recorded_outcome", self.outcomes, OUTCOME)
        ENGINE.run("distribution/payments/find_current_outcomes.sql")

    def pay(self, month: int, answers: list[str]) -> None:
        """Draft, seal, let the bank answer, reconcile."""
        instructions, _ = self.draft([MONTHS[month]])
        self.sealed += [{**row, "batch_id": f"B{month}"} for row in instructions]
        overdue, self.overdue = self.overdue, []
        if overdue:
            self.reconcile(month - 1, overdue)
        answered = [
            self.answered(row, answers[int(row["household_id"][1:])], month) for row in instructions
        ]
        self.reconcile(month, [line for lines in answered for line in lines])

    def answered(self, row: dict[str, Any], answer: str, month: int) -> Rows:
        """What the bank says of an instruction; whether money moved is remembered."""
        is_moved = answer in ("PAID", "WRONG_AMOUNT", "PAID_AND_FAILED")
        for period in row["periods"]:
            self.moved[row["household_id"], period] += is_moved

        def line(status: str, amount: int = row["amount_idr"]) -> dict[str, Any]:
            said = {name: row[name] for name in ("instruction_id", "account", "name_key")}
            return {**said, "amount_idr": amount, "status": status, "period": MONTHS[month]}

        said = {
            "PAID": [line("BERHASIL")],
            "FAILED": [line("GAGAL")],
            "RETURNED": [line("BERHASIL"), line("RETUR")],
            "SILENT": [],
            "WRONG_AMOUNT": [line("BERHASIL", row["amount_idr"] - 1)],
            "PAID_AND_FAILED": [line("GAGAL"), line("BERHASIL")],
            "FAILED_THEN_PAID_NEXT_MONTH": [line("GAGAL")],
        }[answer]
        if answer == "FAILED_THEN_PAID_NEXT_MONTH":
            self.overdue.append(line("BERHASIL"))
        return said

    def reconcile(self, month: int, lines: Rows) -> None:
        """Hold the lines against the instructions; every rupiah is explained."""
        self.reconciliations += 1
        number = self.reconciliations
        for place, line in enumerate(lines):
            line |= {"row_key": number * 1000 + place, "file_no": 1, "row_number": place + 2}
            line["result_on"] = date(2021, month + 1, 20)
        attach("landed_line", lines, LINE)
        attach("known_line", [k for k in self.known if k["batch_id"] == f"B{month}"], KNOWN)
        ENGINE.attach_arrow("result_file", pa.table({"file_no": [1], "sha256": ["aa"]}))
        ENGINE.attach_arrow("answered_batch", pa.table({"batch_id": [f"B{month}"]}))
        ENGINE.attach_arrow(
            "reconciliation",
            pa.table({"reconciliation_number": [number], "period": [MONTHS[month]]}),
        )
        self.stand()
        for name in RESULT_QUESTIONS:
            ENGINE.run(f"distribution/payments/results/{name}.sql", period=MONTHS[month])
        for check in ("no_line_lost", "no_rupiah_unexplained"):
            assert (
                ENGINE.rows(f'from "{ENGINE.run(f"distribution/payments/audit/{check}.sql")}"')
                == []
            )
        self.outcomes += [
            {**row, "reconciliation_number": number} for row in ENGINE.rows("from outcome")
        ]
        self.known += ENGINE.rows(f"select {', '.join(KNOWN)} from classified_line")


# A year that fails tells enough as it is; to make it smaller takes minutes.
@settings(max_examples=15, phases=(Phase.reuse, Phase.generate))
@given(year)
def test_every_month_of_a_year_is_paid_once_or_listed_with_a_reason(months: list[Any]) -> None:
    lived = Year()
    for month, (events, answers) in enumerate(months):
        lived.live(month, ["ACCOUNT_OPENED"] * HOMES if month == 0 else events)
        lived.pay(month, answers)
    assert all(times <= 1 for times in lived.moved.values())
    instructions, unpaid = lived.draft(MONTHS)
    claims = ENGINE.rows("from claim")
    stands = Counter((claim["household_id"], claim["period"]) for claim in claims)
    stands.update(
        (row["household_id"], period) for row in instructions for period in row["periods"]
    )
    stands.update((row["household_id"], row["period"]) for row in unpaid if row["reason"])
    owed = {
        (row["household_id"], row["period"])
        for row in lived.decisions
        if row["status"] == "ELIGIBLE"
    }
    assert stands == Counter(owed)
    assert len({(claim["payee_nik"], claim["period"]) for claim in claims}) == len(claims)
