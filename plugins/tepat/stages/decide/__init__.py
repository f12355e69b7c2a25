"""Decide: one decision per household. See ``stage.py``."""

from tepat.stages.decide.stage import DecideSummary, decide

__all__ = ["DecideSummary", "decide"]
