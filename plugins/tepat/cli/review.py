"""``tepat review``: the officers' work queue, with the texts of ``review.id.yaml``."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from tepat.cli import terminal
from tepat.cli.faults import command_group
from tepat.cli.terminal import AsJson, ReadBy
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError

if TYPE_CHECKING:
    from tepat.casework.review import CaseView, Waiting
    from tepat.domain.messages import Messages
    from tepat.domain.messages.review import ReviewTexts
    from tepat.support.settings import Settings

app = command_group("List, show and answer what only a person can decide.")

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="Id of the case, or a prefix of it.")]
By = Annotated[str, typer.Option(help="Who answers.")]
Note = Annotated[str, typer.Option(help="Reason; shown with the case, not published.")]


@app.command("list")
def list_cases(
    period: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind, such as MATCH_NAME_DOB or APPEAL.")
    ] = None,
    older_than: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help="Only cases that have waited this many days.")
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
    settings, messages = _settings_and_messages()
    if kind is not None and kind not in messages.cases:
        raise ConfigurationError(
            messages.review.no_such_kind.format(kind=kind),
            todo=messages.review.use_kind.format(kinds=", ".join(messages.cases)),
        )
    from tepat.casework.review import list_waiting

    warehouse = terminal.open_warehouse(settings)
    found = list_waiting(warehouse, period=month, kind=kind, older_than_days=older_than)
    if as_json:
        terminal.print_json([asdict(case) for case in found])
        return
    terminal.screen().print(_work_list(found, messages))


@app.command()
def show(case: CaseId, by: ReadBy, as_json: AsJson = False) -> None:
    """Compare both sides of a case, with its resolutions. Shows personal data.

    Examples:
    ```
    tepat review show 4f1c09
    ```
    """
    settings, messages = _settings_and_messages()
    from tepat.access.access_log import Access
    from tepat.casework.review import show as look_up

    warehouse = terminal.open_warehouse(settings)
    view = look_up(settings, warehouse, messages, case, Access(by, "review show"))
    if as_json:
        terminal.print_json(asdict(view))
    else:
        _print(view, messages)


@app.command()
def resolve(
    case: CaseId,
    answer: Annotated[
        str,
        typer.Argument(
            metavar="ANSWER",
            help="same, different or unsure; for an appeal upheld or rejected.",
        ),
    ],
    by: By,
    note: Note,
    household: Annotated[
        str | None,
        typer.Option(help="For a person in two households: the one where they belong."),
    ] = None,
) -> None:
    """Resolve a case. The answer applies to every later run, until it is undone.

    *same*: both sides are one person; *different*: they are not; *unsure*: undecidable, the case
    leaves the list and the family stays held. An appeal is *upheld*: every record linked to the
    family becomes a new case; or *rejected*: the decision is unchanged.

    Exit codes:

    - 0: recorded, or the same answer was already in force
    - 1: refused; standard error shows the current resolution, and what to do

    Examples:
    ```
    tepat review resolve 4f1c09 same --by "Rina" --note "KTP diperiksa"
    tepat review resolve 77ab12 same --household H1F… --by Rina --note "tinggal di sini"
    tepat review resolve 90ce31 rejected --by Rina --note "akta asli diperiksa"
    ```
    """
    settings, messages = _settings_and_messages()
    texts = messages.review
    given = _parse_answer(answer, texts)
    officer, why = _required_text(by, "--by", texts), _required_text(note, "--note", texts)
    warehouse = terminal.open_warehouse(settings)
    from tepat.casework.review import COMPLAINT
    from tepat.casework.review import resolve as note_down
    from tepat.domain.resolutions import Answer

    done = note_down(
        warehouse,
        messages,
        case,
        Answer(given),
        by=officer,
        note=why,
        household_id=household,
    )
    words = texts.answered.format(case=done.case.short_id, answer=messages.answers[given])
    follow = {"UNSURE": texts.stays_held, "UPHELD": texts.asked_anew}.get(
        given, texts.holds_from_next_night
    )
    if done.case.kind == COMPLAINT:
        follow = texts.mended_at_source
    terminal.screen().print(f"{words} {follow if done.is_new else texts.answered_before}")


@app.command()
def undo(case: CaseId, by: By, note: Note) -> None:
    """Undo the resolution of a case: it is open again from the next run on.

    Examples:
    ```
    tepat review undo 4f1c09 --by Rina --note "salah baca"
    ```
    """
    settings, messages = _settings_and_messages()
    texts = messages.review
    officer, why = _required_text(by, "--by", texts), _required_text(note, "--note", texts)
    from tepat.casework.review import undo as take_back

    warehouse = terminal.open_warehouse(settings)
    done = take_back(warehouse, messages, case, by=officer, note=why)
    terminal.screen().print(texts.open_again.format(case=done.short_id))


def _settings_and_messages() -> "tuple[Settings, Messages]":
    settings = terminal.load_settings()
    from tepat.domain.messages import load_messages

    return settings, load_messages(settings.include_dir)


def _parse_answer(text: str, texts: "ReviewTexts") -> str:
    answers = ("SAME", "DIFFERENT", "UNSURE", "UPHELD", "REJECTED")
    if text.upper() not in answers:
        raise ConfigurationError(texts.no_answer.format(answer=text), todo=texts.answer_in_words)
    return text.upper()


def _required_text(text: str, option: str, texts: "ReviewTexts") -> str:
    if not text.strip():
        raise ConfigurationError(
            texts.option_blank.format(option=option), todo=texts.say_who_and_why
        )
    return text.strip()


def _work_list(found: "list[Waiting]", messages: "Messages") -> Table:
    columns = messages.review.columns
    table = terminal.plain_table(
        messages.review.waiting.format(count=len(found)),
        columns.case,
        columns.period,
        columns.household,
        columns.days,
        columns.question,
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
    console, texts = terminal.screen(), messages.review
    case = view.case
    title = texts.title.format(case=case.short_id, question=messages.cases[case.kind])
    console.rule(f"[bold]{title}")
    household = case.household_id or texts.household_not_found
    console.print(texts.of_household.format(period=case.period, household=household))
    if case.score is not None:
        percent = f"{case.score:.1%}".replace(".", ",")
        console.print(texts.probability.format(percent=percent))
    console.print(_sides(view, messages))
    for given in view.answers:
        sentence = texts.given.format(
            day=f"{given.resolved_at:%d-%m-%Y}",
            by=given.resolved_by,
            answer=messages.answers[given.answer] if given.answer else texts.taken_back,
            note=given.note,
        )
        console.print(escape(sentence))
    if case.resolution is None and case.status == "OPEN":
        words = "|".join(answer.lower() for answer in case.possible_answers)
        command = texts.how_to_answer.format(case=case.short_id, answers=words)
        console.print(f"\n{escape(command)}")


def _sides(view: "CaseView", messages: "Messages") -> Table:
    has_weights = any(field.weight is not None for field in view.fields)
    texts = messages.review
    weight = (texts.weight,) if has_weights else ()
    table = terminal.plain_table(
        "", "", escape(view.left), escape(view.right), texts.agreement, *weight
    )
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
