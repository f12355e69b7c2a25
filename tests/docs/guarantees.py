"""The guarantees and the tests that hold them: ``guarantees.yaml``, beside this file."""

from pathlib import Path

import yaml

FILE = Path(__file__).with_name("guarantees.yaml")


def load_guarantees() -> dict[str, list[str]]:
    """Every guarantee with its tests, each ``file::function``."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {entry["guarantee"]: entry["tests"] for entry in entries}


def guarantees() -> str:
    """Every guarantee with its tests, as a list: names of tests are too long for a table."""
    return "".join(
        f"- **{text}**\n{''.join(f'    - `{test}`' + chr(10) for test in tests)}"
        for text, tests in load_guarantees().items()
    )
