"""Short ways to write down a case by hand."""

from dataclasses import dataclass, field, fields, replace
from datetime import date

from tests.oracle.answers import Answers, content_of_appeal, content_of_member, content_of_row
from tests.oracle.decide import decide
from tests.oracle.linkage import FeedRow
from tests.oracle.model import (
    HEAD_OF_FAMILY,
    Appeal,
    Death,
    Decision,
    Enrolment,
    Family,
    KkChange,
    Landed,
    Member,
    Publication,
    QuarantinedRow,
    Relocation,
    RuleSet,
    Source,
)

PERIOD, RUN_DATE = "2021-07", date(2021, 7, 19)
TEBET, PASAR_MINGGU, DEPOK = "31.74.01.1001", "31.74.04.1002", "32.76.01.1001"
RULES = RuleSet(
    excluding_programmes=frozenset(
        {"PKH", "BPNT", "KARTU SEMBAKO", "PAKET SEMBAKO", "PRAKERJA", "BST"}
    ),
    amount_idr=300000,
    excludes_moved_out=True,
    adult_age=17,
    carry_forward_months=3,
)
KEEPING_RULES = replace(RULES, excludes_moved_out=False)
FATHER_BORN, MOTHER_BORN, CHILD_BORN = date(1977, 3, 5), date(1981, 1, 12), date(2006, 1, 14)


def nik(number: int) -> str:
    return f"317401{number:010d}"


def kk(number: int) -> str:
    return f"317402{number:010d}"


def head(number: int | None, name: str = "Budi Santoso", born: date = FATHER_BORN) -> Member:
    return Member(0, nik(number) if number else None, name, HEAD_OF_FAMILY, born, is_head=True)


def member(
    number: int | None, name: str, relationship: str = "ISTRI", born: date = MOTHER_BORN
) -> Member:
    return Member(0, nik(number) if number else None, name, relationship, born, is_head=False)


def three(number: int = 1) -> tuple[Member, ...]:
    """Father, mother and a child of fifteen."""
    return (
        head(number * 10 + 1),
        member(number * 10 + 2, "Dewi Lestari"),
        member(number * 10 + 3, "Agus Wibowo", "ANAK", CHILD_BORN),
    )


@dataclass
class Case:
    """A small world under construction; each record lands on the first of the month of its list."""

    period: str = PERIOD
    run_date: date = RUN_DATE
    rules: RuleSet = RULES
    landed: Landed = field(default_factory=Landed)
    publications: list[Publication] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    row: int = 2

    def family(
        self,
        no_kk: str | None,
        *members: Member,
        period: str = PERIOD,
        landed_on: date | None = None,
        kelurahan: str = TEBET,
        rt: str | None = "001",
        rw: str | None = "002",
        address: str | None = "Jl. Melati No. 1",
        has_fixed_income: bool = False,
        is_affected: bool = True,
    ) -> Family:
        source = self._source(landed_on or date.fromisoformat(f"{period}-01"), len(members))
        family = Family(
            source=source,
            period=period,
            no_kk=no_kk,
            kelurahan=kelurahan,
            rt=rt,
            rw=rw,
            address=address,
            has_fixed_income=has_fixed_income,
            is_affected=is_affected,
            is_self_reported=False,
            has_damaged_nik=False,
            members=tuple(replace(m, row=source.row + i) for i, m in enumerate(members)),
        )
        self._add(Landed(families=(family,)))
        return family

    def quarantined(self, no_kk: str | None, number: str | None) -> None:
        row = QuarantinedRow(self._source(self.run_date), self.period, no_kk, number)
        self._add(Landed(quarantined=(row,)))

    def enrolled(
        self,
        number: str | None,
        name: str,
        *,
        no_kk: str | None = None,
        born: date | None = None,
        kelurahan: str | None = None,
        period: str = PERIOD,
        is_active: bool = True,
    ) -> None:
        row = Enrolment(
            self._source(date(2021, 1, 2)), period, no_kk, number, name, born, kelurahan, "PKH",
            is_active,
        )  # fmt: skip
        self._add(Landed(enrolments=(row,)))

    def death(
        self,
        number: str | None,
        name: str,
        died_on: date,
        *,
        reported_on: date | None = None,
        certificate: str = "KM-1",
        born: date | None = None,
        is_reversal: bool = False,
    ) -> None:
        row = Death(
            self._source(date(2021, 1, 2)), certificate, number, None, name, born, None, died_on,
            reported_on or died_on, is_reversal,
        )  # fmt: skip
        self._add(Landed(deaths=(row,)))

    def move(
        self,
        number: str | None,
        name: str,
        to: str,
        *,
        kks: tuple[str | None, str | None] = (None, None),
        moved_on: date = date(2021, 6, 3),
        permit: str | None = None,
        rt: str | None = "003",
        is_reversal: bool = False,
    ) -> None:
        row = Relocation(
            self._source(date(2021, 1, 2)), permit, number, name, *kks, TEBET, to, "Jl. Baru No. 7",
            rt, "004", moved_on, moved_on, is_reversal,
        )  # fmt: skip
        self._add(Landed(relocations=(row,)))

    def step(self, old: str, new: str, number: int, day: date = date(2021, 6, 3)) -> None:
        row = KkChange(self._source(date(2021, 1, 2)), old, new, nik(number), day)
        self._add(Landed(kk_changes=(row,)))

    def appeal(self, no_kk: str | None, number: str | None, lodged_on: date | None = None) -> None:
        row = Appeal(
            self._source(date(2021, 1, 2)), "S-1", lodged_on or self.run_date, self.period, no_kk,
            number,
        )  # fmt: skip
        self._add(Landed(appeals=(row,)))

    def answer_match(self, family: Family, answer: str) -> None:
        """An officer answers whether the family's head is the person of the only row."""
        landed = self.landed
        rows: list[FeedRow] = [*landed.enrolments, *landed.deaths, *landed.relocations]
        question = (content_of_member(family, family.head), content_of_row(rows[0]))
        self.answers.matches[question] = answer

    def answer_appeal(self, answer: str) -> None:
        (appeal,) = self.landed.appeals
        self.answers.appeals[content_of_appeal(appeal)] = answer

    def decisions(self) -> list[Decision]:
        return decide(
            self.landed, self.publications, self.rules, self.period, self.run_date,
            answers=self.answers,
        )  # fmt: skip

    def decided(self, family: Family) -> Decision:
        """The decision in which this family's submission counts."""
        (decision,) = [d for d in self.decisions() if d.counting == family]
        return decision

    def publish(self, period: str, run_date: date) -> None:
        """Decide an earlier night; households get the ids that they carry, or a new one."""
        decisions = decide(self.landed, self.publications, self.rules, period, run_date)
        named = {
            decision.carried_ids[0] if decision.carried_ids else f"{period}/{number}": decision
            for number, decision in enumerate(decisions)
        }
        self.publications.append(Publication(period, named))

    def _source(self, landed_on: date, rows: int = 1) -> Source:
        row, self.row = self.row, self.row + rows
        return Source(landed_on, 1, "a" * 64, row)

    def _add(self, more: Landed) -> None:
        self.landed = Landed(
            *(getattr(self.landed, f.name) + getattr(more, f.name) for f in fields(Landed))
        )
