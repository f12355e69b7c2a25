"""Code tables with their Indonesian texts: ``reasons.id.yaml``."""

from typing import Self

from pydantic import model_validator

from tepat.domain.messages.sentences import Fills, Text, Texts

# Placeholders of a change, by the statement of include/sql/duckdb/outputs/explain/find that finds
# their values.
_FOUND = {
    "household": Fills(),
    "enrolments": Fills("about"),
    "blanks_on_list": Fills("about"),
    "blanks_on_relocation": Fills("about"),
    "deaths": Fills("about"),
    "plain_members_elsewhere": Fills("about"),
    "undecided_matches": Fills("about", "case"),
    "shared_persons": Fills("about", "case"),
    "holding_appeals": Fills("case"),
}


class ReasonText(Texts):
    """Meaning, remedy and basis of a reason, and the kinds of changes that remove it.

    The kinds are those of ``changes``, and of ``include/sql/duckdb/outputs/explain``.
    """

    label: Text
    sentence: Text
    remedy: Text
    basis: Text
    changes: tuple[str, ...]


class ChangeText(Texts):
    """Text of a kind of change, and the statement of ``explain/find`` that finds its values."""

    of: str
    sentence: str

    @model_validator(mode="after")
    def _say_what_is_found(self) -> Self:
        if self.of not in _FOUND:
            raise ValueError(f"of is {self.of!r}, none of {', '.join(sorted(_FOUND))}")
        _FOUND[self.of].check(self.sentence)
        return self


class Codes(Texts):
    """The Indonesian texts of all codes."""

    statuses: dict[str, Text]
    reasons: dict[str, ReasonText]
    changes: dict[str, ChangeText]
    notes: dict[str, Text]
    payees: dict[str, Text]
    methods: dict[str, Text]
    cases: dict[str, Text]
    answers: dict[str, Text]
    agreements: dict[str, Text]
    fields: dict[str, Text]
    refusals: dict[str, Text]
    obstacles: dict[str, Text]
    anomalies: dict[str, Text]
