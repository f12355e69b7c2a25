"""tepat (from *tepat sasaran*, on target): the nightly refresh of an aid recipient warehouse.

New contributors read, in this order:

1. ``pipelines/refresh.py``: the refresh in order: land, validate, reconcile, decide, publish.
2. ``context.py``: the argument of every stage function.
3. ``include/sql/duckdb/decide/rules/``: the rule book, one rule per file.
4. ``docs/lake.md``: the tables that the stages exchange.

This module imports nothing, so that a child process starts in milliseconds.
"""

__version__ = "0.2.0"
