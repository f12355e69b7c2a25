"""Reads explanations from the warehouse, in one transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from tepat.domain.messages import Messages
from tepat.outputs.explain.explanation import (
    AnsweredCase,
    Evidence,
    Explanation,
    Member,
    OpenCase,
    PastDecision,
    Reason,
)
from tepat.outputs.explain.lookup import By, read_number
from tepat.stores.warehouse import Warehouse

_NEARLY_CERTAIN = 0.9999  # a probability that rounds to 100 % is not shown as certainty


class Reader:
    """Finds households and reads their current decisions.

    Args:
        warehouse: The warehouse.
        connection: Of the transaction.
        messages: The Indonesian messages.
    """

    def __init__(self, warehouse: Warehouse, connection: Connection, messages: Messages) -> None:
        self.warehouse, self.connection, self.messages = warehouse, connection, messages

    def find(self, by: By, value: str) -> list[str]:
        """Ids of the matching households."""
        if by is By.HOUSEHOLD:
            return [value.strip()]
        file = "find_households_by_kk" if by is By.NO_KK else "find_households_by_nik"
        number = read_number(value, self.messages.explain)
        return [row.household_id for row in self._rows(file, **{by.value: number})]

    def periods_of(self, households: Sequence[str]) -> list[str]:
        """The periods with a current decision on any of them."""
        rows = [
            row for item in households for row in self._rows("list_decisions", household_id=item)
        ]
        return sorted({row.period for row in rows if row.valid_to is None})

    def explain(self, household_id: str, period: str) -> Explanation | None:
        """The household's explanation; None without a current decision for the period."""
        decisions = self._rows("list_decisions", household_id=household_id)
        now = next(
            (row for row in decisions if row.period == period and row.valid_to is None), None
        )
        if now is None:
            return None
        members = self._rows("list_members", household_id=household_id, period=period)
        cases = self._rows("list_cases", household_id=household_id)
        files = self._files(now, cases)
        return Explanation(
            household_id=household_id,
            period=period,
            no_kk=now.no_kk,
            kelurahan_code=now.kelurahan_code,
            rt=now.rt,
            rw=now.rw,
            kelurahan=now.kelurahan,
            kecamatan=now.kecamatan,
            kota=now.kota,
            place=_place(now),
            status=now.status,
            statement=self.messages.statuses[now.status],
            amount_idr=now.amount_idr,
            reasons=tuple(self._reasons(now, members, files)),
            notes={code: self.messages.notes[code] for code in now.notes},
            payee_name=now.payee_name,
            payee_nik=now.payee_nik,
            payee_role=now.payee_role,
            payee_why=self.messages.payees[now.payee_role],
            member_count=now.member_count,
            members=tuple(_member(row) for row in members),
            submission=self._row_of(files("rt_rw", now.source_file), now.source_row),
            rule_set=now.rule_set,
            rule_set_sha256=now.rule_set_sha256,
            rule_book_sha256=now.rule_book_sha256,
            product_version=now.product_version,
            run_date=now.run_date,
            published_at=now.published_at,
            publication_id=now.publication_id,
            history=tuple(self._past(row) for row in decisions),
            open_cases=tuple(self._open_cases(cases, files)),
            answered_cases=tuple(self._answered_cases(cases, files)),
        )

    def _reasons(self, now: Any, members: Sequence[Any], files: "_Files") -> Iterator[Reason]:
        listed = {row.source_row: row for row in members}
        for code in now.reason_codes:
            text = self.messages.reasons[code]
            evidence = tuple(
                Evidence(
                    feed=item["feed"],
                    file=files(item["feed"], item["file"]),
                    sha256=item["file"],
                    row=item["row"],
                    received_on=files.received_on(item["feed"], item["file"]),
                    reported_on=None,
                    method=self._method(item),
                    programme=item.get("programme"),
                    member=self._person_name(listed.get(item.get("member_row"))),
                )
                for item in now.evidence[code]
            )
            yield Reason(code, text.sentence, text.basis, evidence)

    def _method(self, item: Mapping[str, Any]) -> str | None:
        """Link method of the row, with its match probability if a score was computed."""
        if "method" not in item:
            return None
        sentence = self.messages.methods[item["method"]]
        if "score" not in item:
            return sentence
        percent = f"{100 * min(item['score'], _NEARLY_CERTAIN):.2f}".replace(".", ",")
        return f"{sentence} ({percent} %)"

    def _open_cases(self, cases: Sequence[Any], files: "_Files") -> Iterator[OpenCase]:
        for row in cases:
            if row.resolution is None:
                question = self.messages.cases[row.kind]
                record = self._row_of(files(row.feed, row.file), row.row)
                yield OpenCase(row.case_id, row.kind, question, record, row.opened_at)

    def _answered_cases(self, cases: Sequence[Any], files: "_Files") -> Iterator[AnsweredCase]:
        for row in cases:
            if row.resolution is not None:
                yield AnsweredCase(
                    case_id=row.case_id,
                    kind=row.kind,
                    question=self.messages.cases[row.kind],
                    record=self._row_of(files(row.feed, row.file), row.row),
                    answer=self.messages.answers[row.resolution],
                    resolved_by=row.resolved_by,
                    resolved_at=row.resolved_at,
                )

    def _row_of(self, file: str, row: int) -> str:
        return self.messages.explain.row_of_file.format(file=file, row=row)

    def _person_name(self, member: Any) -> str | None:
        """Name and relationship of the person in a submitted row."""
        if member is None:
            return None
        relationship = member.relationship or self.messages.explain.relationship_unknown
        return f"{member.name} ({relationship})"

    def _past(self, row: Any) -> PastDecision:
        return PastDecision(
            period=row.period,
            status=row.status,
            statement=self.messages.statuses[row.status],
            reason_codes=tuple(row.reason_codes),
            payee_role=row.payee_role,
            run_date=row.run_date,
            publication_id=row.publication_id,
            is_current=row.valid_to is None,
        )

    def _files(self, now: Any, cases: Sequence[Any]) -> "_Files":
        cited = {item["file"] for items in now.evidence.values() for item in items}
        cited |= {case.file for case in cases}
        rows = self._rows("name_files", sha256s=sorted({now.source_file, *cited}))
        return _Files({(row.feed, row.sha256): (row.name, row.received_on) for row in rows})

    def _rows(self, file: str, **params: Any) -> Sequence[Any]:
        return self.warehouse.run(self.connection, f"outputs/explain/{file}.sql", **params).all()


@dataclass(frozen=True)
class _Files:
    """Names and dates of files by feed and SHA-256; the hash if the ledger has no name."""

    landed: dict[tuple[str, str], tuple[str, date]]

    def __call__(self, feed: str, sha256: str) -> str:
        return self.landed[feed, sha256][0] if (feed, sha256) in self.landed else sha256

    def received_on(self, feed: str, sha256: str) -> date | None:
        return self.landed[feed, sha256][1] if (feed, sha256) in self.landed else None


def _place(now: Any) -> str:
    names = [f"Kel. {now.kelurahan}", f"Kec. {now.kecamatan}", now.kota] if now.kelurahan else []
    lanes = [f"RT {now.rt}" if now.rt else "", f"RW {now.rw}" if now.rw else ""]
    return ", ".join(filter(None, [*lanes, *(names or [now.kelurahan_code])]))


def _member(row: Any) -> Member:
    return Member(
        name=row.name,
        nik=row.nik,
        relationship=row.relationship,
        sex=row.sex,
        birth_date=row.birth_date,
        row=row.source_row,
        is_alive=row.is_alive,
        moved_out=row.moved_out,
        is_living_member=row.is_living_member,
        link_methods=tuple(row.link_methods),
    )
