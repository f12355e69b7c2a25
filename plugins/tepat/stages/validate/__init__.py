"""Validate: every row is typed, judged by its feed's suite, and accepted or quarantined with codes.

``stage.py`` validates one feed: SQL in ``include/sql/duckdb/validate`` derives facts,
``judge.py`` has Great Expectations judge them by the suite (``suite.py``), SQL draws the
consequences. ``record.py`` enters the results into the ledger.
"""

from tepat.stages.validate.stage import ValidateSummary, validate

__all__ = ["ValidateSummary", "validate"]
