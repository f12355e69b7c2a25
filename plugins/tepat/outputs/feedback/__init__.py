"""What each kelurahan is told of the rows it sent: one workbook each, and a page for everybody.

``collecting.py`` asks the lake what became of every row, ``writing.py`` writes what each kelurahan
gets back, ``totals.py`` the page without personal data. A workbook holds names: it is handed to its
kelurahan alone, never logged. How a kelurahan corrects and sends again: docs/decisions/0010.
"""

from tepat.outputs.feedback.writing import FeedbackSummary, write_feedback

__all__ = ["FeedbackSummary", "write_feedback"]
