"""A feed's suite: expectations for a row, with severity, code and message.

A suite is a Great Expectations suite in JSON, one per feed in ``include/expectations``. Codes that
follow from others, such as ``HEAD_QUARANTINED``, are under ``meta.consequences``.
"""

import hashlib
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from tepat.support.errors import ConfigurationError
from tepat.support.yaml_documents import load_yaml_document


class Severity(StrEnum):
    """Effect of a failed expectation on a row: quarantine or warning."""

    CRITICAL = "critical"
    WARNING = "warning"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Strict):
    """A code, its severity and its message (Indonesian)."""

    code: str
    severity: Severity
    message: str

    @property
    def problem(self) -> str:
        """What is wrong: the message's first sentence."""
        return self.message.partition(". ")[0] + "."

    @property
    def remedy(self) -> str:
        """What to do about it: the rest of the message."""
        return self.message.partition(". ")[2]


class _Kwargs(_Strict):
    column: str
    value_set: tuple[bool, ...]


class _Meta(_Strict):
    code: str
    message: str


class Demand(_Strict):
    """One expectation: a fact, a boolean column, must be true for every row."""

    type: str
    kwargs: _Kwargs
    severity: Severity
    meta: _Meta

    @property
    def fact(self) -> str:
        """The name of the fact."""
        return self.kwargs.column

    @property
    def rule(self) -> Rule:
        """Code, severity and message for a row that fails it."""
        return Rule(code=self.meta.code, severity=self.severity, message=self.meta.message)


class _Consequences(_Strict):
    consequences: tuple[Rule, ...]


class Suite(_Strict):
    """The expectations for a feed's rows; ``sha256`` is the hash of the suite file."""

    name: str
    expectations: tuple[Demand, ...]
    meta: _Consequences
    sha256: str = ""

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Every code's severity and message; several expectations may share a code."""
        demanded = {demand.meta.code: demand.rule for demand in self.expectations}
        return demanded | {rule.code: rule for rule in self.meta.consequences}

    def as_configurations(self) -> list[dict[str, Any]]:
        """The expectations in the form that Great Expectations reads."""
        return [demand.model_dump(mode="json") for demand in self.expectations]


def load_suite(path: Path) -> Suite:
    """Read a suite.

    Raises:
        ConfigurationError: The file is missing or has a mistake (names file, line, field), or one
            code has two severities or messages.
    """
    suite = load_yaml_document(path, Suite)
    for demand in suite.expectations:
        if suite.rules[demand.meta.code] != demand.rule:
            raise ConfigurationError(
                f"{path.name}, field {demand.fact}: the code {demand.meta.code} has another "
                "severity or message elsewhere in the suite.",
                todo="Give one code one severity and one message.",
            )
    return suite.model_copy(update={"sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
