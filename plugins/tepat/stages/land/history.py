"""File names and contents that earlier landings of a feed have recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pyarrow.parquet as pq

from tepat.domain.feeds import Feed
from tepat.stages.land.folders import refusal_by_name
from tepat.stores.lake import Landing


class FileStatus(StrEnum):
    """Result of landing a file name."""

    READ = "READ"
    REJECTED = "REJECTED"
    DUPLICATE = "DUPLICATE"


@dataclass(frozen=True)
class History:
    """Names and contents recorded by a feed's landings.

    Args:
        names: Every (name, sha256) recorded.
        firsts: By (period, sha256) the name under which a file was first seen. Files refused for
            their location or extension are not in it: the name was refused, not the content.
    """

    names: set[tuple[str, str]]
    firsts: dict[tuple[str | None, str], str]

    @classmethod
    def of(cls, feed: Feed, landings: Iterable[Landing]) -> "History":
        """The history recorded by landings, oldest first."""
        history = cls(set(), {})
        for landing in landings:
            columns = ["period", "name", "sha256", "status"]
            table = pq.read_table(landing.sealed["files"], columns=columns)
            for row in table.to_pylist():
                history.names.add((row["name"], row["sha256"]))
                if (
                    row["status"] != FileStatus.DUPLICATE
                    and refusal_by_name(feed, row["name"]) is None
                ):
                    history.firsts.setdefault((row["period"], row["sha256"]), row["name"])
        return history
