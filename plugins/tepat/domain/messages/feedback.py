"""Texts of the feedback files for kelurahan, apart from reasons: ``feedback.id.yaml``."""

from tepat.domain.messages.sentences import Text, Texts


class FeedbackColumns(Texts):
    """Columns added to the submitted ones."""

    file_name: Text
    row_number: Text
    status: Text
    problem: Text
    remedy: Text


class FeedbackTexts(Texts):
    """Results of rows, column headers and the totals line."""

    rows: dict[str, Text]
    columns: FeedbackColumns
    total: Text
