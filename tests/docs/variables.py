"""The settings: every environment variable with its meaning and its default."""

import inspect
from pathlib import Path
from typing import Any

from pydantic_core import PydanticUndefined
from tests.docs.tables import table

from tepat.support.settings import PROJECT_ROOT, Settings


def settings() -> str:
    """Every setting, in the order in which the class declares them."""
    rows = (
        (f"`{Settings.variable(name)}`", str(field.description), _default(field))
        for name, field in Settings.model_fields.items()
    )
    return table(("variable", "meaning", "default"), rows)


def _default(field: Any) -> str:
    if field.default_factory is not None:
        return str(inspect.getdoc(field.default_factory)).replace("``", "`")
    if field.default is PydanticUndefined:
        return "required"
    if field.default in (None, ""):
        return "not set"
    if isinstance(field.default, Path):
        return f"`{field.default.relative_to(PROJECT_ROOT)}` of the product"
    return f"`{field.default}`"
