"""Checks of text files before a commit: ``check_text.py CHECK FILE…`` prints what is wrong.

Nothing is changed. Exit code 1 when something is wrong.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml


def check_yaml(path: Path) -> Iterator[str]:
    """Whether a file is YAML, of one document or several; tags are not looked into."""
    try:
        for _ in yaml.parse(path.read_bytes(), Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        yield f"{path}: {' '.join(str(error).split())}"


def check_end(path: Path) -> Iterator[str]:
    """Whether a file ends with one line end, unless it is empty."""
    data = path.read_bytes()
    if data and (not data.endswith(b"\n") or data.endswith(b"\n\n")):
        yield f"{path}: does not end with exactly one line end"


def check_trailing_whitespace(path: Path) -> Iterator[str]:
    """The lines that end with spaces or tabs."""
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line != line.rstrip(b" \t"):
            yield f"{path}:{number}: ends with spaces"


CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "yaml": check_yaml,
    "end-of-file": check_end,
    "trailing-whitespace": check_trailing_whitespace,
}


def main(check: str, *files: str) -> int:
    """Run one check over files; 1 when something is wrong."""
    problems = [problem for file in files for problem in CHECKS[check](Path(file))]
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
