"""The landing site of one test."""

from pathlib import Path

import pytest
from tests.stages.land.landing_site import Site

from tepat.domain.feeds import load_feeds
from tepat.support.settings import PROJECT_ROOT

FEEDS = load_feeds(PROJECT_ROOT / "include/feeds")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A landing site with an empty root; the feed definitions are read once for all tests."""
    monkeypatch.setattr("tepat.context.load_feeds", lambda _: FEEDS)
    (tmp_path / "landing").mkdir()
    return Site(tmp_path)
