"""tepat (from *tepat sasaran*, on target): the nightly refresh of an aid recipient warehouse.

A newcomer reads, in this order:

1. ``pipelines/refresh.py``: the night, in order: land, validate, reconcile, decide, publish.
2. ``context.py``: what every stage function is given, and what it may use.
3. ``include/sql/duckdb/decide/rules/``: the rule book, one rule per file.
4. ``docs/lake.md``: the tables that the stages hand to each other.

This module imports nothing, so that a limited child process can start from it in milliseconds.
"""

__version__ = "0.2.0"
