"""What a message is: a text, and the names that are filled in, by ``str.format`` and nothing else.

Where something is filled in stands ``{name}``: a bare name, without attribute, index, conversion or
format. Numbers and dates are therefore written before they are filled in.
"""

from collections.abc import Collection
from string import Formatter
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Texts(BaseModel):
    """Messages of one subject; a key that is missing or superfluous is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fills:
    """Marks a field as a sentence with these names in it, each at least once, and no other.

    Args:
        names: The names; none where the text stands as it is, without any brace.
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
            ValueError: It is blank, or other names are filled in.
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
"""A text in which nothing is filled in."""


def names_in(text: str) -> frozenset[str]:
    """The names that are filled in.

    Raises:
        ValueError: A brace stands alone, or something else than a bare name stands within.
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
