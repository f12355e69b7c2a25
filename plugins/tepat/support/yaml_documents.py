"""YAML documents checked against a model; a mistake names file, line and field."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tepat.support.errors import ConfigurationError

Model = TypeVar("Model", bound=BaseModel)
_MERGE = "tag:yaml.org,2002:merge"


def load_yaml_document(path: Path, model: type[Model]) -> Model:
    """Read one YAML file into a model.

    A key merged with ``<<`` may be overridden.

    Raises:
        ConfigurationError: The file is missing, is not YAML, gives a key twice, or a field is
            wrong; the message names the file, the line and the field.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path.name}: cannot be read ({error}).") from error
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        value = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(
            f"{path.name}, line {line}: not valid YAML ({error.problem})."
        ) from error
    _refuse_repeated_keys(path, node)
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the document"
        raise ConfigurationError(
            f"{path.name}, line {_line_of(node, first['loc'])}, field {field}: {first['msg']}.",
            todo="Correct the file and run again.",
        ) from error


def line_of(path: Path, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of a path in a valid YAML file."""
    text = path.read_text(encoding="utf-8")
    return _line_of(yaml.compose(text, Loader=yaml.CSafeLoader), place)


def _refuse_repeated_keys(path: Path, root: yaml.Node | None) -> None:
    """Refuse a mapping with a repeated key: PyYAML would use the last.

    Raises:
        ConfigurationError: A key is repeated; names both lines.
    """
    read = yaml.SafeLoader("")
    for mapping in _mappings(root):
        first_lines: dict[object, int] = {}
        for key, _ in mapping.value:
            # Compare parsed values: 1 and 0x1 are the same key.
            meaning = "<<" if key.tag == _MERGE else read.construct_object(key, deep=True)
            line = key.start_mark.line + 1
            first = first_lines.get(meaning)
            if first is not None:
                raise ConfigurationError(
                    f"{path.name}, line {line}: the key {key.value} is given twice, "
                    f"first in line {first}.",
                    todo="Keep one of the two and run again.",
                )
            first_lines[meaning] = line


def _mappings(root: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """All mappings in document order; aliased ones only once."""
    seen: set[int] = set()
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield node
            waiting.extend(child for pair in reversed(node.value) for child in reversed(pair))
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(reversed(node.value))


def _line_of(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """The line, from 1, of the deepest existing node on the path."""
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(part)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line
