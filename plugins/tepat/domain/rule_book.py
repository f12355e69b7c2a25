"""Identity of the rule book: one hash over every file that affects decisions.

It covers policy, rules, all other statements of validate, reconcile and decide, macros, suites,
feed definitions, reference tables and linkage models. The order of statements is part
of the product version instead.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tepat import __version__

PARTS = (
    "policy/*.yaml",
    "sql/duckdb/macros/**/*.sql",
    "sql/duckdb/validate/**/*.sql",
    "sql/duckdb/reconcile/**/*.sql",
    "sql/duckdb/decide/**/*.sql",
    "expectations/*.json",
    "feeds/*.yaml",
    "linkage/*.json",
    "reference/*.csv",
)
"""Relative to ``include``."""


@dataclass(frozen=True)
class Identity:
    """Rule book hash and product version of a run."""

    rule_book_sha256: str
    product_version: str


@dataclass(frozen=True)
class RuleBook:
    """SHA-256 of each file, by path relative to ``include``."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, include_dir: Path) -> Self:
        """Read the rule book of an ``include`` folder."""
        paths = sorted({path for part in PARTS for path in include_dir.glob(part)})
        return cls(
            {
                path.relative_to(include_dir).as_posix(): hashlib.sha256(
                    path.read_bytes()
                ).hexdigest()
                for path in paths
            }
        )

    @property
    def sha256(self) -> str:
        """The hash of all paths and file hashes, sorted."""
        lines = "".join(f"{path} {digest}\n" for path, digest in sorted(self.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    @property
    def identity(self) -> Identity:
        """The hash and the current product version."""
        return Identity(self.sha256, __version__)

    def differences(self, other: "RuleBook") -> tuple[str, ...]:
        """Paths of files that differ between the two, sorted."""
        names = self.files.keys() | other.files.keys()
        return tuple(
            sorted(name for name in names if self.files.get(name) != other.files.get(name))
        )
