"""A mistake in a message is named by its place, and each is given what it fills in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from pydantic import BaseModel

from tepat.domain.messages import Messages, load_messages
from tepat.domain.messages.files import LandingTexts
from tepat.domain.messages.sentences import Fills, names_in
from tepat.outputs.monthly_report.texts import ReportTexts, Sections, load_texts
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT

INCLUDE = PROJECT_ROOT / "include"
MODULES = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((PROJECT_ROOT / "plugins").rglob("*.py"))
    if "simulate" not in path.parts
]


@pytest.fixture
def include(tmp_path: Path) -> Path:
    """A copy of the messages that a test may spoil."""
    for folder in ("messages", "monthly_report"):
        copytree(INCLUDE / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        (
            "guards",
            "nothing_to_compare: ",
            "nothing_to_say: ",
            "quarantined_share:",
            "nothing_to_compare: Field required.",
        ),
        (
            "guards",
            "no_data: ",
            "no_more: x\nno_data: ",
            "no_more:",
            "no_more: Extra inputs are not permitted.",
        ),
        (
            "files",
            "dengan {first}.",
            "dengan {second}.",
            "  duplicate:",
            "landing.duplicate: Value error, fills in {second} instead of {first}.",
        ),
        (
            "files",
            "dengan {first}.",
            "dengan berkas lain.",
            "  duplicate:",
            "landing.duplicate: Value error, fills in nothing instead of {first}.",
        ),
        (
            "files",
            "empty: Berkas kosong (0 byte)",
            "empty: Berkas kosong ({size} byte)",
            "  empty:",
            "landing.empty: Value error, fills in {size} instead of nothing.",
        ),
        (
            "explain",
            "nik: NIK",
            "nik: ''",
            "  nik:",
            "member_columns.nik: Value error, there is no text.",
        ),
        (
            "approval",
            "| {instructions} |",
            "| {retried} |",
            "  body: |-\n    Batch",
            "payments.body: Value error, fills in {amount_idr}, {batch_id}, {months}, {retried}, "
            "{unpaid} instead of {amount_idr}, {batch_id}, {instructions}, {months}, {retried}, "
            "{unpaid}.",
        ),
        (
            "reasons",
            "menolak sanggahan (kasus {case})",
            "menolak sanggahan (kasus {about})",
            "  appeal_rejected:",
            "changes.appeal_rejected: Value error, fills in {about} instead of {case}.",
        ),
        (
            "reasons",
            "of: holding_appeals",
            "of: appeals",
            "  appeal_rejected:",
            "changes.appeal_rejected: Value error, of is 'appeals', none of blanks_on_list, "
            "blanks_on_relocation, deaths, enrolments, holding_appeals, household, "
            "plain_members_elsewhere, shared_persons, undecided_matches.",
        ),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field(
    include: Path, file: str, *, old: str, new: str, line: str, said: str
) -> None:
    path = include / "messages" / f"{file}.id.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    spoilt = text.replace(old, new, 1)
    path.write_text(spoilt, encoding="utf-8")
    number = 2 + spoilt[: spoilt.index(f"\n{line}")].count("\n")
    with pytest.raises(ConfigurationError) as caught:
        load_messages(include)
    assert caught.value.what == f"{path.name}, line {number}, field {said}"


def test_the_reports_sentences_are_held_to_the_same(include: Path) -> None:
    path = include / "monthly_report" / "texts.id.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ada di {kelurahan}.", "ada di {places}."), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"field sections\.places\.paragraphs\.most: "):
        load_texts(include)


@pytest.mark.parametrize(
    "text",
    [
        "{a.__class__}", "{a[0]}", "{a!r}", "{a:>9}", "{}", "{0}", "{a b}", "{", "}", "{{a}} }",
        "{a:{b}}", "{ a }",
    ],
)  # fmt: skip
def test_only_a_bare_name_is_filled_in(text: str) -> None:
    with pytest.raises(ValueError, match=r"bare name|[Ss]ingle '[{}]'|expected '}'"):
        names_in(text)


@pytest.mark.parametrize("text", ["{{", "}}", "a {{b}}"])
def test_where_nothing_is_filled_in_stands_no_brace(text: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        Fills().check(text)


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    guards = load_messages(INCLUDE).guards
    assert guards.no_data.format(feed="{limit.__class__}").startswith("{limit.__class__}: ")


def sentences(model: type[BaseModel]) -> Iterator[tuple[str, frozenset[str]]]:
    """Field and names of every message of a model and of those within it."""
    for name, field in model.model_fields.items():
        for mark in field.metadata:
            if isinstance(mark, Fills):
                yield name, mark.names
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from sentences(field.annotation)


SENTENCES = [*sentences(Messages), *sentences(ReportTexts)]


def calls() -> Iterator[tuple[ast.Call, str]]:
    """Every call, and the name of what is called."""
    for module in MODULES:
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                called = node.func
                yield node, getattr(called, "id", "") or getattr(called, "attr", "")


def literals(call: ast.Call) -> list[Any]:
    return [arg.value for arg in call.args if isinstance(arg, ast.Constant)]


def given(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def test_every_sentence_is_given_what_it_fills_in() -> None:
    found = 0
    for call, name in calls():
        if name == "format" and isinstance(call.func, ast.Attribute) and None not in given(call):
            field = getattr(call.func.value, "attr", None)
            expected = [names for other, names in SENTENCES if other == field]
            assert not expected or given(call) in expected, f"{field}: {given(call)}"
            found += bool(expected)
    assert found > 50


def test_every_reason_to_refuse_a_file_is_given_what_it_fills_in() -> None:
    expected = dict(sentences(LandingTexts))
    found = [
        (literals(call)[0], given(call))
        for call, name in calls()
        if name in {"finding", "RefusedError"}
    ]
    assert len(found) > 25
    for name, values in found:
        assert values == expected[name], name


def test_every_paragraph_of_the_report_is_given_what_it_fills_in() -> None:
    found = [(literals(call), given(call)) for call, name in calls() if name == "say"]
    assert len(found) > 15
    for (section, paragraph), values in found:
        text: Any = Sections.model_fields[section].annotation
        paragraphs = text.model_fields["paragraphs"].annotation
        assert values == dict(sentences(paragraphs))[paragraph], (section, paragraph)


def test_no_sentence_is_left_over() -> None:
    named = {
        text
        for module in MODULES
        for node in ast.walk(module)
        for text in (getattr(node, "attr", None), getattr(node, "value", None))
        if isinstance(text, str)
    }
    page = (INCLUDE / "monthly_report" / "page.html").read_text(encoding="utf-8")
    named |= set(re.findall(r"texts\.(\w+)", page))
    assert {name for name, _ in SENTENCES} - named == set()
