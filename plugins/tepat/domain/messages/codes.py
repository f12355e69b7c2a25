"""The tables of codes, in the words that people read: ``reasons.id.yaml``."""

from typing import Self

from pydantic import model_validator

from tepat.domain.messages.sentences import Fills, Text, Texts

# What is found of a change, and so can be said of it, by what it is found in: the statements of
# include/sql/duckdb/outputs/explain/find.
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
    """What a reason means, what to do about it, its basis, and which kinds of changes remove it.

    The kinds are those of ``changes``, and of ``include/sql/duckdb/outputs/explain``.
    """

    label: Text
    sentence: Text
    remedy: Text
    basis: Text
    changes: tuple[str, ...]


class ChangeText(Texts):
    """A kind of change in words, and of what it is: a statement of ``reevaluate/find``."""

    of: str
    sentence: str

    @model_validator(mode="after")
    def _say_what_is_found(self) -> Self:
        if self.of not in _FOUND:
            raise ValueError(f"of is {self.of!r}, none of {', '.join(sorted(_FOUND))}")
        _FOUND[self.of].check(self.sentence)
        return self


class Codes(Texts):
    """The Indonesian sentences of all codes."""

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
