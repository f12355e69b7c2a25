"""Linkage model for persons without a usable NIK: ``include/linkage/<name>.json``.

A Splink settings file in which every weight is fixed, so that a score depends on the pair alone.
The rule set names it with its SHA-256, and so does each decision.
"""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from tepat.support.errors import ConfigurationError


class LinkageModelName(BaseModel):
    """Reference to a model: the file's stem and the SHA-256 of its bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=r"^[0-9a-z][0-9a-z-]*$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def load_linkage_model(directory: Path, wanted: LinkageModelName) -> dict[str, Any]:
    """The settings of Splink.

    Raises:
        ConfigurationError: The file is missing, or its hash is not that in the rule set; the
            message names the file, the expected and the actual hash.
    """
    path = directory / f"{wanted.name}.json"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            f"include/linkage/{path.name}: the linkage model of the rule set cannot be read "
            f"({type(error).__name__}).",
            kept="Nothing was linked or decided.",
            todo="Restore the file, or name another model in include/policy.",
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != wanted.sha256:
        raise ConfigurationError(
            f"include/linkage/{path.name}: not the linkage model that the rule set means: expected "
            f"SHA-256 {wanted.sha256}, found {found}.",
            kept="Nothing was linked or decided.",
            todo="Restore the file; a changed model gets a name of its own and a new rule set.",
        )
    settings: dict[str, Any] = json.loads(content)
    return settings
