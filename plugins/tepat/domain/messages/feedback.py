"""What each kelurahan is told of its rows, beside the reasons: ``feedback.id.yaml``."""

from tepat.domain.messages.sentences import Text, Texts


class FeedbackColumns(Texts):
    """The columns beside those that were submitted."""

    file_name: Text
    row_number: Text
    status: Text
    problem: Text
    remedy: Text


class FeedbackTexts(Texts):
    """What became of rows, how the columns are headed that say so, and the line of totals."""

    rows: dict[str, Text]
    columns: FeedbackColumns
    total: Text
