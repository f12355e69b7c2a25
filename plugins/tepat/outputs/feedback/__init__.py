"""Feedback on submitted rows: one workbook per kelurahan, and a page for the public.

``collecting.py`` reads the result of every row from the lake, ``writing.py`` writes the workbooks,
``totals.py`` the page without personal data. A workbook contains names: it is for its kelurahan
only, never logged. Correction and resubmission are described in docs/decisions/0010.
"""

from tepat.outputs.feedback.writing import FeedbackSummary, write_feedback

__all__ = ["FeedbackSummary", "write_feedback"]
