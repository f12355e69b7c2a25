"""``tepat explain``: one family's decision on one page, with the texts of ``explain.id.yaml``."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from functools import reduce
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tepat.cli.household_options import AskedHousehold, AskedKk, AskedNik, selected_household
from tepat.cli.terminal import (
    AsJson,
    MonthToPay,
    ReadBy,
    load_settings,
    open_warehouse,
    plain_table,
    print_json,
    screen,
)
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError

if TYPE_CHECKING:
    from tepat.domain.messages.explain import Conditions, ExplainTexts
    from tepat.outputs.explain import Explanation, Prospects, Way
    from tepat.outputs.explain.explanation import Evidence, Member, PastDecision

_COLOURS = {"ELIGIBLE": "green", "HELD": "yellow", "INELIGIBLE": "red"}


def explain(
    period: MonthToPay,
    no_kk: AskedKk = None,
    nik: AskedNik = None,
    household: AskedHousehold = None,
    *,
    by_whom: ReadBy,
    as_json: AsJson = False,
) -> None:
    """Explain one family's decision in plain Indonesian.

    Says what was decided, every reason with its evidence down to file and row, what would change
    it, who is paid and why, the history, and what an officer still has to decide. Numbers may be
    typed with spaces, dots and dashes.

    Examples:
    ```
    tepat explain --period 2021-07 --no-kk "3174 0101 0120 0001"
    tepat explain --period 2021-07 --household 1f0c… --json
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.access.access_log import Access
    from tepat.outputs.explain import By, load_messages, reevaluate
    from tepat.outputs.explain import explain as find

    messages = load_messages(settings.include_dir)
    texts = messages.explain
    meant = selected_household(no_kk, nik, household)
    if meant is None:
        raise ConfigurationError(texts.household_not_said, todo=texts.say_household)
    by, value = meant
    warehouse = open_warehouse(settings)
    access = Access(by_whom, "explain")
    found = [
        reevaluate(settings, warehouse, messages, one)
        for one in find(warehouse, messages, month, By(by), value, access=access)
    ]
    if as_json:
        print_json([asdict(one) | {"prospects": asdict(prospects)} for one, prospects in found])
        return
    for one, prospects in found:
        _show(screen(), texts, one, prospects)


def _show(
    console: Console, texts: "ExplainTexts", one: "Explanation", prospects: "Prospects"
) -> None:
    colour = _COLOURS[one.status]
    console.rule(f"[bold {colour}]{one.statement}", style=colour)
    console.print(_facts(texts, one))
    for reason in one.reasons:
        console.print(f"\n[bold]{reason.sentence}[/bold]  [dim]{reason.code}[/dim]")
        console.print(f"{texts.basis}: {escape(reason.basis)}", soft_wrap=True)
        for item in reason.evidence:
            evidence = texts.evidence.format(evidence=escape(_evidence(texts, item)))
            console.print(Padding(evidence, (0, 0, 0, 2)))
    _show_prospects(console, texts, one, prospects)
    for code, sentence in one.notes.items():
        console.print(f"\n{texts.note.format(note=sentence)}  [dim]{code}[/dim]")
    console.print(_members(texts, one.members))
    console.print(_history(texts, one.history))
    _show_cases(console, texts, one)


def _show_cases(console: Console, texts: "ExplainTexts", one: "Explanation") -> None:
    for case in one.open_cases:
        waits = texts.waits_for_officer.format(question=case.question, case=case.case_id[:12])
        console.print(f"\n{waits}\n  {texts.record.format(record=escape(case.record))}")
    for done in one.answered_cases:
        decided = texts.decided_by_officer.format(
            question=done.question,
            answer=f"[bold]{done.answer}[/bold]",
            by=escape(done.resolved_by),
            day=_day(done.resolved_at),
            case=done.case_id[:12],
        )
        console.print(f"\n{decided}\n  {texts.record.format(record=escape(done.record))}")


def _show_prospects(
    console: Console, texts: "ExplainTexts", one: "Explanation", prospects: "Prospects"
) -> None:
    ways = prospects.ways
    if ways:
        heading = texts.eligible_if if len(ways) == 1 else texts.eligible_if_any
        console.print(f"\n[bold]{heading}[/bold]")
    for way, following in zip_longest(ways, ways[1:]):
        console.print(_item(reduce(_and_also(texts), way.messages)))
        paid = _paid(texts, way)
        if following is None or _paid(texts, following) != paid:
            console.print(Padding(escape(paid), (0, 0, 0, 4)))
    if prospects.unknown:
        sentence = texts.others_unknown if ways else texts.unknown
        console.print(f"\n{sentence.format(why=escape(prospects.unknown))}")
    elif not ways and one.reasons:
        heading = texts.nothing_helps_while if prospects.standing else texts.nothing_helps
        console.print(f"\n[bold]{heading}[/bold]")
    for reason in one.reasons:
        if reason.code in prospects.standing:
            console.print(_item(reason.sentence))


def _item(text: str) -> Table:
    """An item of a list; further lines are indented."""
    table = Table(show_header=False, box=None, padding=(0, 0, 0, 2))
    table.add_row("•", escape(text))
    return table


def _and_also(texts: "ExplainTexts") -> Callable[[str, str], str]:
    return lambda one, another: texts.and_also.format(one=one, another=another)


def _paid(texts: "ExplainTexts", way: "Way") -> str:
    payee = f"{way.outcome.payee_name}, " if way.outcome.payee_name else ""
    amount = _rupiah(way.outcome.amount_idr)
    return texts.then_paid.format(amount=amount, payee=f"{payee}{way.payee_why}")


def _day(on: date) -> str:
    return f"{on:%d-%m-%Y}"


def _rupiah(amount_idr: int) -> str:
    return f"Rp{amount_idr:,}".replace(",", ".")


def _facts(texts: "ExplainTexts", one: "Explanation") -> Table:
    nothing, payee = texts.nothing, one.payee_why
    if one.payee_name:
        nik = one.payee_nik or nothing
        payee = texts.payee_named.format(name=one.payee_name, nik=nik, why=one.payee_why)
    table = Table(show_header=False, box=None)
    table.add_row(
        texts.period, texts.decided_as_of.format(period=one.period, run_date=_day(one.run_date))
    )
    table.add_row(texts.household, one.household_id)
    table.add_row(texts.no_kk, one.no_kk or nothing)
    table.add_row(texts.place, escape(one.place))
    table.add_row(texts.amount, _rupiah(one.amount_idr))
    table.add_row(texts.payee, escape(payee))
    table.add_row(texts.submission, escape(one.submission))
    table.add_row(texts.rule_set, f"{one.rule_set} ({one.rule_set_sha256[:12]})")
    if one.rule_book_sha256:
        book = f"{one.rule_book_sha256[:12]}, tepat {one.product_version}"
        table.add_row(texts.rule_book, book)
    return table


def _evidence(texts: "ExplainTexts", item: "Evidence") -> str:
    parts = [
        texts.row_of_file.format(file=item.file, row=item.row),
        texts.reported_on.format(day=_day(item.reported_on)) if item.reported_on else None,
        texts.received_on.format(day=_day(item.received_on)) if item.received_on else None,
        item.method,
        texts.programme.format(programme=item.programme) if item.programme else None,
        texts.member.format(member=item.member) if item.member else None,
    ]
    return "; ".join(filter(None, parts))


def _members(texts: "ExplainTexts", members: "Iterable[Member]") -> Table:
    columns = texts.member_columns
    table = plain_table(
        f"\n{texts.members}",
        columns.row,
        columns.name,
        columns.relationship,
        columns.nik,
        columns.birth_date,
        columns.condition,
    )
    table.columns[3].no_wrap = True
    for member in members:
        table.add_row(
            str(member.row),
            escape(member.name),
            member.relationship or "",
            member.nik or "",
            _day(member.birth_date) if member.birth_date else "",
            _condition(texts.conditions, member),
        )
    return table


def _condition(texts: "Conditions", member: "Member") -> str:
    if not member.is_alive:
        return texts.dead
    if member.moved_out:
        return texts.moved
    return texts.counted if member.is_living_member else texts.not_counted


def _history(texts: "ExplainTexts", history: "Iterable[PastDecision]") -> Table:
    columns = texts.history_columns
    table = plain_table(
        f"\n{texts.history}",
        columns.period,
        columns.as_of,
        columns.decision,
        columns.reasons,
        columns.publication,
    )
    for past in history:
        number = str(past.publication_id)
        table.add_row(
            past.period,
            _day(past.run_date),
            past.statement,
            ", ".join(past.reason_codes),
            number if past.is_current else texts.replaced.format(publication=number),
        )
    return table
