"""Arrow columns of text. Arrow's type stubs treat every array as boolean: hence ``Any``."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Text = Any


def arrow(values: Any, kind: pa.DataType | None = None, mask: Any = None) -> Any:
    """A column of the values; null where the mask holds."""
    return pa.array(values, kind, mask=mask)


def digits(numbers: Any) -> Text:
    """Whole numbers as text, without leading zeros."""
    return pc.cast(pa.array(numbers.astype("int64")), pa.string())


def joined(parts: Any, separator: str) -> Text:
    """Columns and constants joined row by row; a null part is left out, with its separator."""
    return pc.binary_join_element_wise(*parts, separator, null_handling="skip")
