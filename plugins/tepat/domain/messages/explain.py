"""Texts of the explanation of one household, apart from its reasons: ``explain.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class MemberColumns(Texts):
    """The columns of the members, in their order."""

    row: Text
    name: Text
    relationship: Text
    nik: Text
    birth_date: Text
    condition: Text


class Conditions(Texts):
    """Conditions of a member."""

    dead: Text
    moved: Text
    counted: Text
    not_counted: Text


class HistoryColumns(Texts):
    """The columns of the history, in their order."""

    period: Text
    as_of: Text
    decision: Text
    reasons: Text
    publication: Text


class ExplainTexts(Texts):
    """The explanation of one household, and why there is none."""

    period: Text
    decided_as_of: Annotated[str, Fills("period", "run_date")]
    household: Text
    no_kk: Text
    place: Text
    amount: Text
    payee: Text
    payee_named: Annotated[str, Fills("name", "nik", "why")]
    submission: Text
    rule_set: Text
    rule_book: Text
    basis: Text
    nothing: Text
    evidence: Annotated[str, Fills("evidence")]
    row_of_file: Annotated[str, Fills("file", "row")]
    reported_on: Annotated[str, Fills("day")]
    received_on: Annotated[str, Fills("day")]
    programme: Annotated[str, Fills("programme")]
    member: Annotated[str, Fills("member")]
    relationship_unknown: Text
    note: Annotated[str, Fills("note")]
    eligible_if: Text
    eligible_if_any: Text
    and_also: Annotated[str, Fills("one", "another")]
    then_paid: Annotated[str, Fills("amount", "payee")]
    nothing_helps: Text
    nothing_helps_while: Text
    unknown: Annotated[str, Fills("why")]
    others_unknown: Annotated[str, Fills("why")]
    too_many: Annotated[str, Fills("most")]
    left_the_list: Text
    other_rules: Annotated[str, Fills("rule_set")]
    other_outcome: Text
    no_facts: Annotated[str, Fills("error")]
    members: Text
    member_columns: MemberColumns
    conditions: Conditions
    history: Text
    history_columns: HistoryColumns
    replaced: Annotated[str, Fills("publication")]
    waits_for_officer: Annotated[str, Fills("question", "case")]
    decided_by_officer: Annotated[str, Fills("question", "answer", "by", "day", "case")]
    record: Annotated[str, Fills("record")]
    household_not_said: Text
    say_household: Text
    no_number: Annotated[str, Fills("count")]
    check_number: Text
    not_published_for: Annotated[str, Fills("period")]
    published_for: Annotated[str, Fills("periods")]
    never_published: Text
    check_submission: Text
