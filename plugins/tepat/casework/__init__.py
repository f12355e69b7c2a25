"""Queues in which a person must act."""
