"""Reconcile: record linkage of persons and households. See ``stage.py``."""

from tepat.stages.reconcile.stage import ReconcileSummary, reconcile

__all__ = ["ReconcileSummary", "reconcile"]
