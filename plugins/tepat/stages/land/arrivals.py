"""New file names of a feed: those that no earlier landing has recorded, each read or refused."""

from collections import deque
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import pyarrow as pa

from tepat.domain.feeds import Feed
from tepat.domain.messages.files import LandingTexts
from tepat.stages.land.folders import extension, period_of, refusal_by_name
from tepat.stages.land.history import FileStatus, History
from tepat.stages.land.landing_root import FoundFile, LandingRoot
from tepat.stages.land.refusal import (
    FileNotLoadedError,
    FileRefusedError,
    Finding,
    finding,
    rendered,
    shown_name,
)
from tepat.stages.land.rows import BYTE_LIMITS, read_rows


@dataclass(frozen=True)
class Arrival:
    """A name first seen by this landing; ``table`` holds the records of a READ file."""

    name: str
    period: str | None
    sha256: str
    size: int
    status: FileStatus
    reason: str | None = None
    table: pa.Table | None = None


class Arrivals:
    """What is new in a feed's folder.

    Args:
        root: The landing root.
        feed: The feed.
        feeds: All feeds, to name the right one for a file in the wrong folder.
        history: File names and contents of earlier landings.
        texts: Messages that explain why a file is not loaded.

    ``not_loaded`` collects, while ``new`` runs, the names of files left for the next landing run,
    each with the cause.
    """

    def __init__(
        self,
        root: LandingRoot,
        feed: Feed,
        feeds: Collection[Feed],
        history: History,
        texts: LandingTexts,
    ) -> None:
        self.not_loaded: list[str] = []
        self._root, self._feed, self._feeds = root, feed, feeds
        self._history, self._texts = history, texts

    def new(self, threads: int) -> Iterator[Arrival]:
        """The new names, ordered by period and name; a few threads read ahead."""
        found = self._root.files(self._feed.feed)
        found.sort(key=lambda file: (period_of(self._feed, file.name) or "", file.name))
        names, firsts = set(self._history.names), dict(self._history.firsts)
        with ThreadPoolExecutor(threads) as pool:
            for arrival in self._examine_ahead(pool, found, threads + 1):
                if arrival is None or (arrival.name, arrival.sha256) in names:
                    continue
                names.add((arrival.name, arrival.sha256))
                if refusal_by_name(self._feed, arrival.name):
                    yield arrival
                    continue
                first = firsts.setdefault((arrival.period, arrival.sha256), arrival.name)
                yield arrival if first == arrival.name else self._duplicate(arrival, first)

    def _examine_ahead(
        self, pool: ThreadPoolExecutor, found: list[FoundFile], ahead: int
    ) -> Iterator[Arrival | None]:
        waiting: deque[tuple[FoundFile, Future[Arrival]]] = deque()
        for file in found:
            waiting.append((file, pool.submit(self._examine, file)))
            if len(waiting) > ahead:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _result(self, file: FoundFile, future: Future[Arrival]) -> Arrival | None:
        try:
            return future.result()
        except FileNotLoadedError as error:
            self.not_loaded.append(f"{shown_name(file.name)}: {rendered(error.why, self._texts)}")
            return None

    def _examine(self, file: FoundFile) -> Arrival:
        """Read one file, as far as needed.

        Raises:
            FileNotLoadedError: It cannot be read now.
        """
        if not file.is_regular:
            raise FileNotLoadedError(finding("not_regular"))
        refusal = refusal_by_name(self._feed, file.name)
        limit = 0 if refusal else BYTE_LIMITS[extension(file.name)]
        content = self._root.read(file, limit)
        period = period_of(self._feed, file.name)
        status, table = FileStatus.REJECTED, None
        why: tuple[Finding, ...] = (refusal,) if refusal else ()
        if not refusal and (period, content.sha256) not in self._history.firsts:
            try:
                rows = read_rows(file.name, content.data, self._feed, self._feeds)
                status, why, table = FileStatus.READ, rows.notes, rows.table
            except FileRefusedError as error:
                why = error.why
        reason = rendered(why, self._texts) or None
        return Arrival(file.name, period, content.sha256, content.size, status, reason, table)

    def _duplicate(self, arrival: Arrival, first: str) -> Arrival:
        return Arrival(
            arrival.name,
            arrival.period,
            arrival.sha256,
            arrival.size,
            FileStatus.DUPLICATE,
            self._texts.duplicate.format(first=first),
        )
