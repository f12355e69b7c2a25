"""The town whose families collect at sites."""

from tests.distribution.town import town

__all__ = ["town"]
