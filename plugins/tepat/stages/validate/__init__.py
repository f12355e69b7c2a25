"""Validate: type every row, check it with its feed's suite, accept or quarantine it with codes.

``stage.py`` validates one feed: SQL in ``include/sql/duckdb/validate`` derives facts,
``judge.py`` checks them with Great Expectations and the suite (``suite.py``), SQL applies the
consequences. ``record.py`` writes the results to the ledger.
"""

from tepat.stages.validate.stage import ValidateSummary, validate

__all__ = ["ValidateSummary", "validate"]
