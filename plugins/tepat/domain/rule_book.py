"""The identity of the rule book: one hash over every file that decides.

It covers policy, rules, all other statements of validate, reconcile and decide, macros, suites,
feed definitions, reference tables and linkage models. The order in which statements run is the
product's, and so belongs to its version.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

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
"""Below ``include``."""


@dataclass(frozen=True)
class RuleBook:
    """The SHA-256 of each file, by its path below ``include``."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, include_dir: Path) -> Self:
        """The rule book of a folder ``include``."""
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
        """The hash of the whole: of all paths and hashes, sorted."""
        lines = "".join(f"{path} {digest}\n" for path, digest in sorted(self.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    def differences(self, other: "RuleBook") -> tuple[str, ...]:
        """The files that the two do not have alike, sorted."""
        names = self.files.keys() | other.files.keys()
        return tuple(
            sorted(name for name in names if self.files.get(name) != other.files.get(name))
        )
