"""Reconcile: who is who, by evidence. See ``stage.py``."""

from tepat.stages.reconcile.stage import ReconcileSummary, reconcile

__all__ = ["ReconcileSummary", "reconcile"]
