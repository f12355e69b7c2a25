"""YAML documents checked against a model; a mistake names file, line and field."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tepat.support.errors import ConfigurationError

Model = TypeVar("Model", bound=BaseModel)


def load_yaml_document(path: Path, model: type[Model]) -> Model:
    """Read one YAML file into a model.

    Raises:
        ConfigurationError: The file is missing, is not YAML, or a field is wrong; the message
            names the file, the line and the field.
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
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the document"
        raise ConfigurationError(
            f"{path.name}, line {_line_of(node, first['loc'])}, field {field}: {first['msg']}.",
            todo="Correct the file and run again.",
        ) from error


def _line_of(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """The line, from 1, of the deepest node on the path that the document has."""
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
