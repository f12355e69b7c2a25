"""The site builds without a warning and loads nothing from the network."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

LOADED = {"link": "href", "script": "src", "img": "src", "source": "srcset", "iframe": "src"}
NOT_LOADED = {"canonical", "next", "prev", "alternate"}
OUTSIDE = re.compile(r"^(?:https?:)?//")


class Resources(HTMLParser):
    """What a page makes a browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("rel") not in NOT_LOADED:
            self.found.append(values.get(LOADED.get(tag, "")) or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder],
        cwd=PROJECT_ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder


def test_every_page_is_built(site: Path) -> None:
    docs = PROJECT_ROOT / "docs"
    for page in docs.rglob("*.md"):
        assert (site / page.relative_to(docs).with_suffix(".html")).exists(), page


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        resources = Resources()
        resources.feed(page.read_text(encoding="utf-8"))
        assert [url for url in resources.found if OUTSIDE.match(url)] == [], page
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?https?:", sheet.read_text(encoding="utf-8")), sheet


def test_every_file_that_a_page_loads_is_there(site: Path) -> None:
    for page in site.rglob("*.html"):
        resources = Resources()
        resources.feed(page.read_text(encoding="utf-8"))
        for url in filter(None, resources.found):
            path = url.partition("?")[0].partition("#")[0]
            base = site if path.startswith("/") else page.parent
            if not path.startswith("data:"):
                assert (base / path.lstrip("/")).exists(), f"{page}: {url}"
