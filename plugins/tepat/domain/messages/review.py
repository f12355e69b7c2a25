"""Texts of review cases for officers: ``review.id.yaml``."""

from typing import Annotated

from tepat.domain.messages.sentences import Fills, Text, Texts


class WaitingColumns(Texts):
    """The columns of the work list, in their order."""

    case: Text
    period: Text
    household: Text
    days: Text
    question: Text


class ReviewTexts(Texts):
    """The work list, a case, and why a resolution was refused."""

    waiting: Annotated[str, Fills("count")]
    columns: WaitingColumns
    title: Annotated[str, Fills("case", "question")]
    of_household: Annotated[str, Fills("period", "household")]
    household_not_found: Text
    probability: Annotated[str, Fills("percent")]
    no_household: Text
    row_of_file: Annotated[str, Fills("file", "row")]
    row_of_household: Annotated[str, Fills("file", "row", "household")]
    agreement: Text
    weight: Text
    given: Annotated[str, Fills("day", "by", "answer", "note")]
    taken_back: Text
    how_to_answer: Annotated[str, Fills("case", "answers")]
    answered: Annotated[str, Fills("case", "answer")]
    holds_from_next_night: Text
    stays_held: Text
    asked_anew: Text
    mended_at_source: Text
    answered_before: Text
    open_again: Annotated[str, Fills("case")]
    nothing_noted: Text
    no_case_number: Annotated[str, Fills("least")]
    copy_number: Text
    no_such_case: Annotated[str, Fills("prefix")]
    look_at_list: Text
    several_cases: Annotated[str, Fills("prefix")]
    write_more: Text
    no_such_kind: Annotated[str, Fills("kind")]
    use_kind: Annotated[str, Fills("kinds")]
    no_answer: Annotated[str, Fills("answer")]
    answer_in_words: Text
    option_blank: Annotated[str, Fills("option")]
    say_who_and_why: Text
    no_answer_to_this: Annotated[str, Fills("answer", "case", "question")]
    answer_one_of: Annotated[str, Fills("answers")]
    household_needless: Annotated[str, Fills("case")]
    without_household: Text
    household_needed: Annotated[str, Fills("case")]
    household_one_of: Annotated[str, Fills("households")]
    asked_no_more: Annotated[str, Fills("case")]
    opens_by_itself: Text
    never_answered: Annotated[str, Fills("case")]
    answered_already: Annotated[str, Fills("case", "answer", "by", "moment")]
    first_answer_holds: Text
    contradicts: Annotated[str, Fills("other", "by", "moment")]
    stays_open: Annotated[str, Fills("case")]
    take_back_first: Annotated[str, Fills("case")]
