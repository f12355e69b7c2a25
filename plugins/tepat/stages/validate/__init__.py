"""Validate: every row is typed, judged by its feed's suite, and accepted or quarantined with codes.

``validation.py`` validates one feed: SQL in ``include/sql/duckdb/validate`` derives facts,
``judge.py`` has Great Expectations judge them by the suite (``suite.py``), SQL draws the
consequences.
``record.py`` enters the results into the ledger.
"""

from tepat.stages.validate.validation import ValidateSummary, validate_feed

__all__ = ["ValidateSummary", "validate_feed"]
