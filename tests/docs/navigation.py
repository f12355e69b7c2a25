"""A hook of mkdocs: a folder in the navigation stands for its pages, so that none is forgotten."""

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Replace every value of the navigation that ends with a slash by the pages of that folder."""
    config["nav"] = [_expanded(entry, Path(config["docs_dir"])) for entry in config["nav"]]
    return config


def _expanded(entry: Any, docs: Path) -> Any:
    if not isinstance(entry, dict):
        return entry
    ((title, target),) = entry.items()
    if isinstance(target, list):
        return {title: [_expanded(one, docs) for one in target]}
    if not target.endswith("/"):
        return entry
    pages = sorted(path.name for path in (docs / target).glob("*.md") if path.stem != "index")
    return {title: [f"{target}index.md", *(f"{target}{name}" for name in pages)]}
