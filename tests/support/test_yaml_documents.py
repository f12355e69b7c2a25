"""A mistake in a YAML document is named by file, line and field."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from tepat.domain.feeds import load_feeds
from tepat.domain.messages import load_messages
from tepat.domain.policy import load_policies
from tepat.support.errors import ConfigurationError
from tepat.support.settings import PROJECT_ROOT
from tepat.support.yaml_documents import load_yaml_document

INCLUDE = PROJECT_ROOT / "include"


class Anything(BaseModel):
    """A document of which only the YAML counts."""

    model_config = ConfigDict(extra="allow")


def load(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return load_yaml_document(path, Anything).model_dump()


def refused(folder: Path, text: str) -> str:
    """What is said of a document with a mistake."""
    with pytest.raises(ConfigurationError) as caught:
        load(folder, text)
    return caught.value.what


@pytest.mark.parametrize(
    ("text", "key", "line", "first"),
    [
        ("a: 1\nb: 2\na: 3\n", "a", 3, 1),
        ("a: 1\na: 1\n", "a", 2, 1),
        ('a: 1\n"a": 2\n', "a", 2, 1),
        ("a:\n  b:\n    c: 1\n    d: 2\n    c: 3\n", "c", 5, 3),
        ("a:\n- b: 1\n- c: 1\n  d: 2\n  c: 3\n", "c", 5, 3),
        ("a: {b: 1, b: 2}\n", "b", 1, 1),
        ("a: {1: x, 0x1: y}\n", "0x1", 1, 1),
        ('{"a": 1,\n "a": 2}\n', "a", 2, 1),
        ("x: &x {b: 1}\na:\n  <<: *x\n  <<: *x\n", "<<", 4, 3),
        ("x: &x\n  b: 1\n  b: 2\na: *x\n", "b", 3, 2),
    ],
)
def test_duplicate_yaml_key_is_reported_with_both_lines(
    tmp_path: Path, text: str, key: str, line: int, first: int
) -> None:
    assert refused(tmp_path, text) == (
        f"some.yaml, line {line}: the key {key} is given twice, first in line {first}."
    )


def test_same_yaml_key_in_two_mappings_is_accepted(tmp_path: Path) -> None:
    text = "a: {b: 1, c: 2}\nb:\n- b: 3\n- b: 4\n"
    assert load(tmp_path, text) == {"a": {"b": 1, "c": 2}, "b": [{"b": 3}, {"b": 4}]}


def test_merged_yaml_key_may_be_overridden(tmp_path: Path) -> None:
    text = "x: &x {b: 1, c: 2}\na:\n  <<: *x\n  b: 3\n"
    assert load(tmp_path, text)["a"] == {"b": 3, "c": 2}


def test_nested_yaml_aliases_are_each_checked_once(tmp_path: Path) -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    lines = ["a: &a {x: 1, y: 2}"]
    lines += [f"{name}: &{name} {{x: *{before}, y: *{before}}}" for before, name in pairwise(names)]
    assert "a" in refused(tmp_path, "\n".join([*lines, "a: 1", ""]))


def test_invalid_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, "a: 1\nb: [\n").startswith("some.yaml, line 3: not valid YAML")


@pytest.mark.parametrize(
    ("folder", "name", "line"),
    [
        ("feeds", "kemensos.yaml", "feed: kemensos"),
        ("policy", "programme.yaml", "  unit: calendar months"),
        ("messages", "reasons.id.yaml", "  ELIGIBLE: BERHAK"),
    ],
)
def test_feeds_policies_and_messages_use_the_strict_yaml_reader(
    tmp_path: Path, folder: str, name: str, line: str
) -> None:
    copied = tmp_path / folder
    copied.mkdir()
    for source in (INCLUDE / folder).iterdir():
        (copied / source.name).write_bytes(source.read_bytes())
    path = copied / name
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index(line)
    path.write_text("\n".join([*lines[: at + 1], line, *lines[at + 1 :], ""]), encoding="utf-8")
    loaders: dict[str, Any] = {
        "feeds": lambda: load_feeds(copied),
        "policy": lambda: load_policies(copied),
        "messages": lambda: load_messages(tmp_path),
    }
    key = line.split(":", maxsplit=1)[0].strip()
    with pytest.raises(ConfigurationError) as caught:
        loaders[folder]()
    assert caught.value.what == (
        f"{name}, line {at + 2}: the key {key} is given twice, first in line {at + 1}."
    )
