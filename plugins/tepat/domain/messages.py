"""The Indonesian sentences of all codes: ``include/messages/reasons.id.yaml``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tepat.support.yaml_documents import load_yaml_document


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReasonText(_Strict):
    """What a reason means, what to do about it, and which kinds of changes can remove it.

    The kinds are those of ``changes``, and of ``include/sql/duckdb/outputs/explain``.
    """

    label: str
    sentence: str
    remedy: str
    changes: tuple[str, ...]


class ChangeText(_Strict):
    """A kind of change in words, and of what it is: a statement of ``reevaluate/find``."""

    of: str
    sentence: str


class Messages(_Strict):
    """The Indonesian sentences of all codes."""

    statuses: dict[str, str]
    reasons: dict[str, ReasonText]
    changes: dict[str, ChangeText]
    notes: dict[str, str]
    payees: dict[str, str]
    methods: dict[str, str]
    cases: dict[str, str]
    answers: dict[str, str]
    agreements: dict[str, str]
    fields: dict[str, str]
    refusals: dict[str, str]
    rows: dict[str, str]
    feedback_columns: dict[str, str]
    obstacles: dict[str, str]
    anomalies: dict[str, str]


def load_messages(include_dir: Path) -> Messages:
    """The Indonesian messages.

    Raises:
        ConfigurationError: The file has a mistake.
    """
    return load_yaml_document(include_dir / "messages" / "reasons.id.yaml", Messages)
