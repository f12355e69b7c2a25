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
from tepat.errors import ConfigurationError
from tepat.periods import Period

if TYPE_CHECKING:
    from tepat.review import CaseView, Waiting
    from tepat.sentences import Sentences
    from tepat.settings import Settings
    from tepat.warehouse import Warehouse

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
    _, warehouse, sentences = _opened()
    from tepat.review import list_waiting

    if kind is not None and kind not in sentences.cases:
        raise ConfigurationError(
            f"There is no kind of case {kind!r}.", todo=f"Use one of {', '.join(sentences.cases)}."
        )
    found = list_waiting(warehouse, period=month, kind=kind, older_than_days=older_than)
    if as_json:
        print_json([asdict(case) for case in found])
        return
    screen().print(_work_list(found, sentences))


@app.command()
def show(case: CaseId, by: ReadBy, as_json: AsJson = False) -> None:
    """Show both sides of a case beside each other, and what was answered. Shows personal data.

    Examples:
    ```
    tepat review show 4f1c09
    ```
    """
    settings, warehouse, sentences = _opened()
    from tepat.access import Access
    from tepat.review import show as look_up

    view = look_up(settings, warehouse, sentences, case, Access(by, "review show"))
    if as_json:
        print_json(asdict(view))
    else:
        _print(view, sentences)


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
    _, warehouse, sentences = _opened()
    from tepat.resolutions import Answer
    from tepat.review import COMPLAINT
    from tepat.review import resolve as note_down

    done = note_down(
        warehouse,
        sentences,
        case,
        Answer(given),
        by=_said(by, "--by"),
        note=_said(note, "--note"),
        household_id=household,
    )
    words = f"Kasus {done.case.short_id}: {sentences.answers[given]}."
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
    from tepat.review import undo as take_back

    done = take_back(warehouse, case, by=_said(by, "--by"), note=_said(note, "--note"))
    screen().print(f"Kasus {done.short_id} terbuka lagi.")


def _opened() -> "tuple[Settings, Warehouse, Sentences]":
    settings = load_settings()
    from tepat.sentences import load_sentences

    warehouse = open_warehouse(settings)
    return settings, warehouse, load_sentences(settings.include_dir)


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


def _work_list(found: "list[Waiting]", sentences: "Sentences") -> Table:
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
            sentences.cases[case.kind],
        )
    return table


def _print(view: "CaseView", sentences: "Sentences") -> None:
    console = screen()
    case = view.case
    console.rule(f"[bold]Kasus {case.short_id}: {sentences.cases[case.kind]}")
    console.print(f"Periode {case.period}, keluarga {case.household_id or 'tidak ditemukan'}")
    if case.score is not None:
        console.print(f"Peluang orang yang sama: {case.score:.1%}".replace(".", ","))
    console.print(_sides(view, sentences))
    for given in view.answers:
        said = sentences.answers[given.answer] if given.answer else "jawaban dibatalkan"
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


def _sides(view: "CaseView", sentences: "Sentences") -> Table:
    has_weights = any(field.weight is not None for field in view.fields)
    weight = ("bobot",) if has_weights else ()
    table = plain_table("", "", escape(view.left), escape(view.right), "kesesuaian", *weight)
    for field in view.fields:
        cells: Iterable[str] = (
            sentences.fields[field.name],
            escape(field.left or ""),
            escape(field.right or ""),
            sentences.agreements[field.agreement],
        )
        weighed = f"{field.weight:+.1f}" if field.weight is not None else ""
        table.add_row(*cells, *([weighed] if has_weights else []))
    return table
