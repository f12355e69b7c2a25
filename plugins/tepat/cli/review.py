"""``tepat review``: the officers' work queue, in Indonesian."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from tepat.cli.faults import ReportingGroup
from tepat.cli.terminal import (
    AsJson,
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
    from tepat.casework.review import CaseView, Waiting
    from tepat.domain.messages import Messages
    from tepat.stores.warehouse import Warehouse
    from tepat.support.settings import Settings

app = typer.Typer(
    cls=ReportingGroup,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="List, show and answer what only a person can decide.",
)

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="Id of the case, or its beginning.")]
By = Annotated[str, typer.Option(help="Who answers.")]
Note = Annotated[str, typer.Option(help="Why; shown with the case, published nowhere.")]


@app.command("list")
def list_cases(
    period: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind, such as MATCH_NAME_DOB or APPEAL.")
    ] = None,
    older_than: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="Only what has waited so many days.")
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """List the cases that wait for an officer, the oldest first. Shows no personal data.

    Examples:
    ```
    tepat review list --period 2021-07
    tepat review list --kind APPEAL --older-than 7 --json
    ```
    """
    month = str(Period.parse(period)) if period else None
    _, warehouse, messages = _opened()
    from tepat.casework.review import list_waiting

    if kind is not None and kind not in messages.cases:
        raise ConfigurationError(
            f"There is no kind of case {kind!r}.", todo=f"Use one of {', '.join(messages.cases)}."
        )
    found = list_waiting(warehouse, period=month, kind=kind, older_than_days=older_than)
    if as_json:
        print_json([asdict(case) for case in found])
        return
    screen().print(_work_list(found, messages))


@app.command()
def show(case: CaseId, by: ReadBy, as_json: AsJson = False) -> None:
    """Show both sides of a case beside each other, and what was answered. Shows personal data.

    Examples:
    ```
    tepat review show 4f1c09
    ```
    """
    settings, warehouse, messages = _opened()
    from tepat.access.access_log import Access
    from tepat.casework.review import show as look_up

    view = look_up(settings, warehouse, messages, case, Access(by, "review show"))
    if as_json:
        print_json(asdict(view))
    else:
        _print(view, messages)


@app.command()
def resolve(
    case: CaseId,
    answer: Annotated[
        str,
        typer.Argument(
            metavar="ANSWER",
            help="same, different or unsure; of an appeal upheld or rejected.",
        ),
    ],
    by: By,
    note: Note,
    household: Annotated[
        str | None,
        typer.Option(help="Of a person in two households: where the same person belongs."),
    ] = None,
) -> None:
    """Answer a case. The answer holds for every later night, until it is undone.

    *same*: both sides are one person; *different*: they are not; *unsure*: it cannot be told: the
    case leaves the list, and the family stays held. An appeal is *upheld*: every record linked to
    the family is asked about anew; or *rejected*: the decision stands.

    Exit codes:

    - 0: noted, or the same answer stood already
    - 1: refused; standard error says who answered what before, and what to do

    Examples:
    ```
    tepat review resolve 4f1c09 same --by "Rina" --note "KTP diperiksa"
    tepat review resolve 77ab12 same --household H1F… --by Rina --note "tinggal di sini"
    tepat review resolve 90ce31 rejected --by Rina --note "akta asli diperiksa"
    ```
    """
    given = _parse_answer(answer)
    _, warehouse, messages = _opened()
    from tepat.casework.review import COMPLAINT
    from tepat.casework.review import resolve as note_down
    from tepat.domain.resolutions import Answer

    done = note_down(
        warehouse,
        messages,
        case,
        Answer(given),
        by=_said(by, "--by"),
        note=_said(note, "--note"),
        household_id=household,
    )
    words = f"Kasus {done.case.short_id}: {messages.answers[given]}."
    follow = {
        "UNSURE": "Kasus ini keluar dari daftar tunggu, tetapi keluarganya tetap ditahan.",
        "UPHELD": "Malam berikutnya semua catatan yang tertaut pada keluarganya ditanyakan.",
    }.get(given, "Berlaku mulai proses malam berikutnya.")
    if done.case.kind == COMPLAINT:
        follow = "Data diperbaiki di sumbernya: RT/RW, kelurahan, atau Dukcapil mengirim ulang."
    console = screen()
    console.print(f"{words} {follow}" if done.is_new else f"{words} Sudah dijawab demikian.")


@app.command()
def undo(case: CaseId, by: By, note: Note) -> None:
    """Take back the answer of a case: it is open again, and the next night asks anew.

    Examples:
    ```
    tepat review undo 4f1c09 --by Rina --note "salah baca"
    ```
    """
    _, warehouse, _ = _opened()
    from tepat.casework.review import undo as take_back

    done = take_back(warehouse, case, by=_said(by, "--by"), note=_said(note, "--note"))
    screen().print(f"Kasus {done.short_id} terbuka lagi.")


def _opened() -> "tuple[Settings, Warehouse, Messages]":
    settings = load_settings()
    from tepat.domain.messages import load_messages

    warehouse = open_warehouse(settings)
    return settings, warehouse, load_messages(settings.include_dir)


def _parse_answer(text: str) -> str:
    answers = ("SAME", "DIFFERENT", "UNSURE", "UPHELD", "REJECTED")
    if text.upper() not in answers:
        raise ConfigurationError(
            f"{text!r} is no answer.",
            todo="Answer same, different or unsure; an appeal upheld or rejected.",
        )
    return text.upper()


def _said(text: str, option: str) -> str:
    if not text.strip():
        raise ConfigurationError(f"{option} is blank.", todo="Say who answers, and why.")
    return text.strip()


def _work_list(found: "list[Waiting]", messages: "Messages") -> Table:
    table = plain_table(
        f"{len(found)} kasus menunggu petugas", "kasus", "periode", "keluarga", "hari", "pertanyaan"
    )
    table.columns[3].justify = "right"
    for case in found:
        table.add_row(
            case.case_id[:12],
            case.period,
            case.household_id or "",
            str(case.open_days),
            messages.cases[case.kind],
        )
    return table


def _print(view: "CaseView", messages: "Messages") -> None:
    console = screen()
    case = view.case
    console.rule(f"[bold]Kasus {case.short_id}: {messages.cases[case.kind]}")
    console.print(f"Periode {case.period}, keluarga {case.household_id or 'tidak ditemukan'}")
    if case.score is not None:
        console.print(f"Peluang orang yang sama: {case.score:.1%}".replace(".", ","))
    console.print(_sides(view, messages))
    for given in view.answers:
        said = messages.answers[given.answer] if given.answer else "jawaban dibatalkan"
        console.print(
            escape(
                f"{given.resolved_at:%d-%m-%Y} {given.resolved_by}: {said}. Catatan: {given.note}"
            )
        )
    if case.resolution is None and case.status == "OPEN":
        words = "|".join(answer.lower() for answer in case.possible_answers)
        console.print(
            escape(f"\nJawab: tepat review resolve {case.short_id} {words} --by … --note …")
        )


def _sides(view: "CaseView", messages: "Messages") -> Table:
    has_weights = any(field.weight is not None for field in view.fields)
    weight = ("bobot",) if has_weights else ()
    table = plain_table("", "", escape(view.left), escape(view.right), "kesesuaian", *weight)
    for field in view.fields:
        cells: Iterable[str] = (
            messages.fields[field.name],
            escape(field.left or ""),
            escape(field.right or ""),
            messages.agreements[field.agreement],
        )
        weighed = f"{field.weight:+.1f}" if field.weight is not None else ""
        table.add_row(*cells, *([weighed] if has_weights else []))
    return table
