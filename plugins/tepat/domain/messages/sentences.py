"""Message templates: texts with placeholders, filled in by ``str.format``.

A placeholder is ``{name}``: a bare name, without attribute, index, conversion or format. Numbers
and dates are therefore formatted before they are filled in.
"""

from collections.abc import Collection
from string import Formatter
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Texts(BaseModel):
    """Messages of one subject; a missing or unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fills:
    """Marks a field as a template with exactly these placeholders, each at least once.

    Args:
        names: The placeholders; none for a fixed text without braces.
    """

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def check(self, text: str) -> str:
        """The text.

        Raises:
            ValueError: It is blank, or has other placeholders.
        """
        if not text.strip():
            raise ValueError("there is no text")
        found = names_in(text)
        if found != self.names:
            raise ValueError(f"fills in {_listed(found)} instead of {_listed(self.names)}")
        if not found and ("{" in text or "}" in text):
            raise ValueError("a brace in a text that is not filled in")
        return text


Text = Annotated[str, Fills()]
"""A text without placeholders."""


def names_in(text: str) -> frozenset[str]:
    """The placeholders of a text.

    Raises:
        ValueError: A brace is unpaired, or a placeholder is not a bare name.
    """
    names = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(f"{{{name}}} is not a bare name in braces")
        names.add(name)
    return frozenset(names)


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"
