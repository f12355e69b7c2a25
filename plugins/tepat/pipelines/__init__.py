"""Pipelines: nightly refresh, payment round, replay of a past run."""
