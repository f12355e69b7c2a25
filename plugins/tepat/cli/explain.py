"""``tepat explain``: one family's decision on one page, in Indonesian."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from tepat.cli.household_options import AskedHousehold, AskedKk, AskedNik, asked
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

if TYPE_CHECKING:
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
    by, value = asked(no_kk, nik, household)
    settings = load_settings()
    from tepat.access.access_log import Access
    from tepat.outputs.explain import By, load_messages, reevaluate
    from tepat.outputs.explain import explain as find

    warehouse = open_warehouse(settings)
    messages = load_messages(settings.include_dir)
    access = Access(by_whom, "explain")
    found = [
        reevaluate(settings, warehouse, messages, one)
        for one in find(warehouse, messages, month, By(by), value, access=access)
    ]
    if as_json:
        print_json([asdict(one) | {"prospects": asdict(prospects)} for one, prospects in found])
        return
    for one, prospects in found:
        _show(screen(), one, prospects)


def _show(console: Console, one: "Explanation", prospects: "Prospects") -> None:
    colour = _COLOURS[one.status]
    console.rule(f"[bold {colour}]{one.statement}", style=colour)
    console.print(_facts(one))
    for reason in one.reasons:
        console.print(f"\n[bold]{reason.sentence}[/bold]  [dim]{reason.code}[/dim]")
        for item in reason.evidence:
            console.print(Padding(f"bukti: {escape(_evidence(item))}", (0, 0, 0, 2)))
    _show_prospects(console, one, prospects)
    for code, sentence in one.notes.items():
        console.print(f"\nCatatan: {sentence}  [dim]{code}[/dim]")
    console.print(_members(one.members))
    console.print(_history(one.history))
    for case in one.open_cases:
        console.print(
            f"\nMenunggu petugas: {case.question} (kasus {case.case_id[:12]})\n"
            f"  catatan: {escape(case.record)}"
        )
    for done in one.answered_cases:
        console.print(
            f"\nDiputuskan petugas: {done.question}: [bold]{done.answer}[/bold], oleh "
            f"{escape(done.resolved_by)}, {done.resolved_at:%d-%m-%Y} (kasus {done.case_id[:12]})\n"
            f"  catatan: {escape(done.record)}"
        )


def _show_prospects(console: Console, one: "Explanation", prospects: "Prospects") -> None:
    ways = prospects.ways
    if ways:
        console.print(
            "\n[bold]Keluarga ini menjadi berhak, jika"
            f"{' salah satu dari ini terjadi' if len(ways) > 1 else ''}:[/bold]"
        )
    for way, following in zip_longest(ways, ways[1:]):
        console.print(_item("; dan ".join(way.messages)))
        if following is None or _paid(following) != _paid(way):
            console.print(Padding(escape(_paid(way)), (0, 0, 0, 4)))
    if prospects.unknown:
        what = "Cara lain" if ways else "Yang dapat mengubahnya"
        console.print(f"\n{what} tidak dapat dihitung: {escape(prospects.unknown)}")
    elif not ways and one.reasons:
        console.print(
            "\n[bold]Tidak ada yang dapat diubah keluarga, RT/RW atau petugas supaya berhak"
            f"{', selama:' if prospects.standing else '.'}[/bold]"
        )
    for reason in one.reasons:
        if reason.code in prospects.standing:
            console.print(_item(reason.sentence))


def _item(text: str) -> Table:
    """An item of a list; what does not fit on its first line stands below its beginning."""
    table = Table(show_header=False, box=None, padding=(0, 0, 0, 2))
    table.add_row("•", escape(text))
    return table


def _paid(way: "Way") -> str:
    payee = f"{way.outcome.payee_name}, " if way.outcome.payee_name else ""
    return f"lalu menerima {_rupiah(way.outcome.amount_idr)} melalui {payee}{way.payee_why}"


def _rupiah(amount_idr: int) -> str:
    return f"Rp{amount_idr:,}".replace(",", ".")


def _facts(one: "Explanation") -> Table:
    table = Table(show_header=False, box=None)
    table.add_row("Periode", f"{one.period}, diputuskan per {one.run_date:%d-%m-%Y}")
    table.add_row("Keluarga", one.household_id)
    table.add_row("Nomor KK", one.no_kk or "tidak ada")
    table.add_row("Tempat", escape(one.place))
    table.add_row("Jumlah uang", _rupiah(one.amount_idr))
    payee = f"{one.payee_name}, NIK {one.payee_nik or 'tidak ada'}: " if one.payee_name else ""
    table.add_row("Penerima", escape(f"{payee}{one.payee_why}"))
    table.add_row("Usulan", escape(one.submission))
    table.add_row("Aturan", f"{one.rule_set} ({one.rule_set_sha256[:12]})")
    return table


def _evidence(item: "Evidence") -> str:
    parts = [
        f"{item.file}, baris {item.row}",
        f"dilaporkan {item.reported_on:%d-%m-%Y}" if item.reported_on else None,
        f"diterima {item.received_on:%d-%m-%Y}" if item.received_on else None,
        item.method,
        f"program {item.programme}" if item.programme else None,
        f"anggota: {item.member}" if item.member else None,
    ]
    return "; ".join(filter(None, parts))


def _members(members: "Iterable[Member]") -> Table:
    table = plain_table("\nAnggota", "baris", "nama", "hubungan", "NIK", "lahir", "keadaan")
    table.columns[3].no_wrap = True
    for member in members:
        table.add_row(
            str(member.row),
            escape(member.name),
            member.relationship or "",
            member.nik or "",
            f"{member.birth_date:%d-%m-%Y}" if member.birth_date else "",
            _condition(member),
        )
    return table


def _condition(member: "Member") -> str:
    if not member.is_alive:
        return "meninggal"
    if member.moved_out:
        return "pindah"
    return "anggota" if member.is_living_member else "tidak dihitung"


def _history(history: "Iterable[PastDecision]") -> Table:
    table = plain_table("\nRiwayat", "periode", "per", "keputusan", "alasan", "publikasi")
    for past in history:
        table.add_row(
            past.period,
            f"{past.run_date:%d-%m-%Y}",
            past.statement,
            ", ".join(past.reason_codes),
            f"{past.publication_id}{'' if past.is_current else ' (diganti)'}",
        )
    return table
